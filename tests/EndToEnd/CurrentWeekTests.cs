using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>The current week moves, and whoever watches it is told.</summary>
public sealed class CurrentWeekTests
{
    [Fact]
    public async Task Viewer_OfASeason_SeesEachWeekToItsEndAndIsTurnedToTheNext()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        // From the end of week 16 to the end of the wild cards: thirteen days, a minute in a millisecond.
        await using var replay = await SeasonReplay.StartAsync(2015, "2015-12-29T05:00:00Z", 60_000);

        // The feed joins LiveScore's clock, which has run since LiveScore started.
        var now = await SettleAsync(replay, "2015-reg-17", patience.Token);
        await replay.Feed.SetClockAsync(now, 60_000);
        var (delta, full) = (WatchAsync(replay, "delta", patience.Token), WatchAsync(replay, "full", patience.Token));

        foreach (var visits in new[] { await delta, await full })
        {
            Assert.Equal(["2015-reg-17", "2015-post-1", "2015-post-2"], visits.Select(visit => visit.Week));
            Replay.AssertResults(SeasonTable.Week("REG", 17), visits[0].Games);
            Replay.AssertResults(SeasonTable.Week("POST", 1), visits[1].Games);
            Assert.All(visits.Take(2), visit => Assert.All(visit.Games.Values, game => Assert.Equal("final", (string?)game["status"])));
            Assert.All(visits.Take(2), visit => Assert.True(visit.Versions.Count > 1, "It was seen once only."));
        }

        // The board of the deltas has checked this as it went; here for whole updates.
        Assert.All(await full, visit => Assert.Equal(visit.Versions[0], visit.Versions[^1] - visit.Versions.Count + 1));
    }

    [Fact]
    public async Task Viewer_OfAWeekThatOnlySeemedOver_IsTurnedBackAndForthAndMayResume()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        // The last wild card game before halftime, which this feed takes for the end, as one did in 2015 (DAL @ GB). Its clock
        // stands still but for these moments: halftime, the third quarter, the end.
        await using var replay = await SeasonReplay.StartAsync(
            2015, "2016-01-10T23:20:00Z", 600, "--timeline", "replay-2015-post-18.jsonl", "--fault", "earlyfinal");
        var moments = new Queue<string>(["2016-01-10T23:25:00Z", "2016-01-10T23:40:00Z", "2016-01-11T02:00:00Z"]);
        await SettleAsync(replay, "2015-post-1", patience.Token);
        var visits = new List<Visit>();
        await foreach (var message in replay.WatchAsync("delta", null, patience.Token))
        {
            Take(visits, message);
            if (visits.Count == 4)
            {
                break;
            }

            if (visits.Count == 4 - moments.Count)
            {
                await replay.Feed.SetClockAsync(DateTimeOffset.Parse(moments.Dequeue(), CultureInfo.InvariantCulture));
            }
        }

        Assert.Equal(["2015-post-1", "2015-post-2", "2015-post-1", "2015-post-2"], visits.Select(visit => visit.Week));
        Replay.AssertResults(SeasonTable.Week("POST", 1), visits[2].Games);
        // The week went on where it was: no version twice, none left out.
        Assert.Equal(visits[0].Epoch, visits[2].Epoch);
        Assert.True(visits[0].Version < visits[2].Versions[0]);

        // Who comes back with an id of the week before is told so.
        var returned = new List<SseEvent>();
        await foreach (var message in replay.WatchAsync("delta", visits[2].LastId, patience.Token))
        {
            returned.Add(message);
            if (message.Name == "snapshot")
            {
                break;
            }
        }

        Assert.Equal("""{"reason":"other-week"}""", returned.First(message => message.Name == "reset").Data);
        Assert.StartsWith("2015-post-2.", returned[^1].Id, StringComparison.Ordinal);
    }

    // While weeks are imported the current one is that of those which are there. Gives LiveScore's time after that.
    private static async Task<DateTimeOffset> SettleAsync(SeasonReplay replay, string week, CancellationToken cancellationToken)
    {
        string? current = null;
        await foreach (var message in replay.WatchAsync("delta", null, cancellationToken))
        {
            current = message.Id?.Split('.')[0] ?? current;
            if (message.Name == "heartbeat" && current == week && replay.LiveScore.Errors.Contains(" weeks were imported", StringComparison.Ordinal))
            {
                return (DateTimeOffset)message.Json["at"]!;
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    private static async Task<List<Visit>> WatchAsync(SeasonReplay replay, string mode, CancellationToken cancellationToken)
    {
        var visits = new List<Visit>();
        await foreach (var message in replay.WatchAsync(mode, null, cancellationToken))
        {
            Take(visits, message);
            if (visits.Count == 3)
            {
                break;
            }
        }

        return visits;
    }

    /// <summary>Takes an event for the week it is about. Another week than before has to be announced.</summary>
    private static void Take(List<Visit> visits, SseEvent message)
    {
        var visit = visits.LastOrDefault();
        if (message.Name == "reset")
        {
            Assert.Equal("""{"reason":"other-week"}""", message.Data);
            Assert.NotNull(visit);
            visit.IsOver = true;
        }
        else if (message.Name is "snapshot" or "change" or "update")
        {
            var week = message.Id!.Split('.')[0];
            if (visit is not { IsOver: false })
            {
                Assert.NotEqual("change", message.Name);
                visits.Add(visit = new(week));
            }

            Assert.Equal(visit.Week, week);
            visit.Take(message);
        }
    }

    /// <summary>A week from when a viewer is turned to it until it is turned to another.</summary>
    private sealed class Visit(string week)
    {
        private readonly Board _board = new();
        private readonly SortedDictionary<string, JsonObject> _games = new(StringComparer.Ordinal);
        private readonly List<long> _versions = [];

        public string Week => week;

        public bool IsOver { get; set; }

        public IReadOnlyDictionary<string, JsonObject> Games => _games.Count > 0 ? _games : _board.Games;

        public IReadOnlyList<long> Versions => _versions;

        public long Version => _versions[^1];

        public string? Epoch => _board.Epoch;

        public string? LastId { get; private set; }

        public void Take(SseEvent message)
        {
            LastId = message.Id;
            _versions.Add(message.Version);
            if (message.Name != "update")
            {
                _board.Take(message);
                return;
            }

            foreach (var game in message.Json.AsArray())
            {
                _games[(string)game!["id"]!] = game.AsObject();
            }
        }
    }
}
