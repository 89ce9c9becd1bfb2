using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LiveScore.Crowd;

/// <summary>How chatters come, begin a session, post, hear and go.</summary>
internal sealed class ChatDoor(int port, Epoll epoll, RoomBook book)
{
    private readonly Ear _ear = new(isWebSocket: false, book);

    /// <summary>What was wrong with the first answer that was not good.</summary>
    public string? Failure { get; private set; }

    public void Come(Chatter chatter)
    {
        chatter.Wire.Connect(port, chatter.Viewer.Number, isSmall: false);
        chatter.IsConnecting = true;
        epoll.Watch(chatter.Wire.Descriptor, KeyOf(chatter), Epoll.Out);
    }

    public void Leave(Chatter chatter)
    {
        book.Leave(chatter.Viewer);
        chatter.Leave();
    }

    public void Post(Chatter chatter, long due)
    {
        var post = book.Plan(chatter.Viewer.Number, due);
        chatter.Posts.Enqueue(post);
        Say(ref chatter.Wire, chatter.AskPost(port, post));
    }

    /// <param name="chatter">Whose connection is ready.</param>
    /// <param name="isStream">Which of the two it is.</param>
    /// <param name="events">What it is ready for.</param>
    public void Handle(Chatter chatter, bool isStream, int events)
    {
        if (isStream && chatter.Viewer.State == ViewerState.Connecting)
        {
            Say(ref chatter.Viewer.Wire, chatter.AskStream(port));
            chatter.Viewer.State = ViewerState.Asking;
            epoll.Rewatch(chatter.Viewer.Wire.Descriptor, KeyOf(chatter) + 1, Epoll.In);
        }
        else if (isStream)
        {
            Hear(chatter);
        }
        else if (chatter.IsConnecting)
        {
            Say(ref chatter.Wire, chatter.AskSession(port));
            chatter.IsConnecting = false;
            epoll.Rewatch(chatter.Wire.Descriptor, KeyOf(chatter), Epoll.In);
        }
        else if (chatter.Answers.Read(chatter.Wire) is { } answers)
        {
            answers.ForEach(answer => Take(chatter, answer));
        }
        else
        {
            Lose(chatter, "the server ended a chatter's connection");
        }
    }

    private void Hear(Chatter chatter)
    {
        switch (_ear.Hear(chatter.Viewer))
        {
            case Heard.Answer:
                chatter.Viewer.State = ViewerState.Open;
                break;
            case Heard.Refusal or Heard.End:
                Lose(chatter, "the server ended the stream of a room");
                break;
            default:
                break;
        }
    }

    private void Take(Chatter chatter, HttpAnswer answer)
    {
        if (!chatter.HasSession)
        {
            if (chatter.TryBegin(answer))
            {
                chatter.Viewer.State = ViewerState.Connecting;
                chatter.Viewer.Wire.Connect(port, chatter.Viewer.Number, isSmall: false);
                epoll.Watch(chatter.Viewer.Wire.Descriptor, KeyOf(chatter) + 1, Epoll.Out);
            }
            else
            {
                Lose(chatter, answer.ToString());
            }

            return;
        }

        var post = chatter.Posts.Dequeue();
        if (!answer.IsGood)
        {
            book.Tally.Refused++;
            Failure ??= answer.ToString();
            return;
        }

        book.Answer(post, VersionOf(answer), Stopwatch.GetTimestamp());
    }

    private static long VersionOf(HttpAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return long.Parse(json.RootElement.GetProperty("id").GetString()!.Split('.')[^1], CultureInfo.InvariantCulture);
    }

    private void Say(ref Wire wire, byte[] request) =>
        Failure ??= wire.Write(request) == request.Length ? null : "the server did not take a chatter's request";

    private void Lose(Chatter chatter, string why)
    {
        book.Tally.Closed++;
        Failure ??= why;
        Leave(chatter);
    }

    private static int KeyOf(Chatter chatter) => 2 * chatter.Viewer.Number;
}
