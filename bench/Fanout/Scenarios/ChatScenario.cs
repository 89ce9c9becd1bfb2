using LiveScore.Crowd;
using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout.Scenarios;

/// <summary>Scores must not come later for those who do not chat: the same server in turn without chatters and with a room full of them.</summary>
internal static class ChatScenario
{
    private const int Viewers = 1000, Rate = 20;

    /// <summary>How often each chatter posts.</summary>
    private const double PostsPerSecond = 0.25;

    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(10), s_warmUp = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan s_drain = TimeSpan.FromSeconds(5), s_arrival = TimeSpan.FromSeconds(30), s_settling = TimeSpan.FromSeconds(2);

    public static void Run(Setup setup) => OnPostgres.Run("chat", createDatabase =>
    {
        var contender = new LiveScoreContender(createDatabase("chat"), isStamped: true);
        setup.Try(new(contender, Transport.Sse, EventSize.Small, setup.Viewers ?? Viewers), act => Compare(act, setup));
    });

    private static void Compare(Act act, Setup setup)
    {
        var results = new ChatResults(act.Viewers, setup.Chatters);
        using var show = Show.Open(act, (int)(Rate * s_time.TotalSeconds), setup.Stop, plan => plan with { KeepsArrivals = true });
        using var chat = new ChatCrowd(show.Server.Port, setup.Chatters, new Random(1));
        show.Crowd.Beside(chat);
        Come(show, chat);
        Publish(show, chat, s_warmUp);
        Go(show, chat);
        for (var run = 1; run <= setup.Runs; run++)
        {
            // The one, the other, the other, the one: what grows with time hits both alike.
            foreach (var isChatting in new[] { run % 2 == 0, run % 2 == 1 })
            {
                results.Add(Measure(show, chat, isChatting, run, setup));
            }
        }

        results.Print(setup.Notes);
    }

    private static ChatSample Measure(Show show, ChatCrowd chat, bool isChatting, int run, Setup setup)
    {
        if (isChatting)
        {
            Come(show, chat);
        }

        Publish(show, isChatting ? chat : null, s_settling);
        var writes = RoomWrites.Of(show.Server, setup.Stop);
        var scores = Publish(show, isChatting ? chat : null, s_time);
        var sample = new ChatSample(scores, isChatting ? chat : null) { RoomWrites = RoomWrites.Of(show.Server, setup.Stop) - writes };
        sample.Way.Add(show, setup.Stop);
        setup.Notes.Write("chat", [("viewers", show.Crowd.Viewers), ("run", run), .. sample.Figures]);
        Console.Error.WriteLine($"livescore: run {run}: {sample}");
        if (isChatting)
        {
            Go(show, chat);
        }

        return sample;
    }

    private static void Come(Show show, ChatCrowd chat)
    {
        chat.Come();
        if (!show.Crowd.TurnUntil(() => chat.Settled == chat.Chatters || chat.Failure is not null, s_arrival) || chat.Failure is not null)
        {
            throw new InvalidOperationException($"{chat.Settled} chatters of {chat.Chatters} are in the room: {chat.Failure ?? "they wait"}");
        }

        // It is told once a second who has come.
        show.Crowd.TurnFor(s_settling);
    }

    private static void Go(Show show, ChatCrowd chat)
    {
        chat.Go();
        show.Crowd.TurnFor(s_settling);
    }

    /// <summary>Publishes for a time, and lets chatters post meanwhile if there are any.</summary>
    private static Sample Publish(Show show, ChatCrowd? chat, TimeSpan time)
    {
        var rate = (chat?.Chatters ?? 0) * PostsPerSecond;
        chat?.Post(rate, (int)(rate * time.TotalSeconds));
        var sample = show.Publish(Rate, (int)(Rate * time.TotalSeconds), s_drain);
        show.Crowd.TurnUntil(() => chat?.IsOver ?? true, s_drain);
        return sample;
    }
}
