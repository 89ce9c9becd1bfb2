using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>What viewers are told of a real Thanksgiving: three games, 60 scores or nearly, and a touchdown that was taken back.</summary>
public sealed class NotificationReplayTests : IDisposable
{
    private const string Recording = "replay-2015-reg-12.jsonl", Thursday = "20151126";

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Notifications_OfARecordedDay_ComeOnceToEveryViewer_AndAddUpToItsScores()
    {
        var games = Timeline.Of(Recording).Schedule.Where(game => game.Id.StartsWith(Thursday, StringComparison.Ordinal)).ToList();
        Assert.Equal(3, games.Count);
        await using var replay = await Replay.PrepareAsync(Recording, "12", speed: 1500, []);
        var (steady, restless, bySocket) = (new Told(games.Count), new Told(games.Count), new Told(games.Count));
        var viewers = Task.WhenAll(WatchAsync(replay, steady), WatchInPiecesAsync(replay, restless), ListenAsync(replay, bySocket));
        await Task.WhenAny(viewers, Task.WhenAll(steady.Ready, restless.Ready, bySocket.Ready));
        await replay.GoAsync();
        await viewers;

        Assert.Equal(steady.All, restless.All);
        Assert.Equal(steady.All, bySocket.All);
        Assert.True(restless.Visits > 20, $"The restless viewer came {restless.Visits} times only.");
        foreach (var game in games)
        {
            AssertCourse(game.Id, [.. steady.Of(game.Id)]);
            AssertScores(game, [.. steady.Of(game.Id)]);
        }
    }

    private static void AssertCourse(string id, IReadOnlyList<JsonNode> told)
    {
        Assert.Equal(
            ["kickoff", "quarter", "halftime", "quarter", "final"],
            told.Select(one => (string)one["kind"]!).Where(kind => kind is not ("score" or "correction")));
        Assert.Equal((2, 4), told.Where(one => (string?)one["kind"] == "quarter").ToArray() is [var second, var fourth]
            ? ((int)second["period"]!, (int)fourth["period"]!) : default);
        Assert.Equal("final", (string?)told[^1]["kind"]);
        Assert.All(told, one => Assert.Equal(id, (string?)one["gameId"]));
    }

    /// <summary>A feed that is asked now and then may show two scores at once, but nothing that the game did not have, and all in the end.</summary>
    private static void AssertScores(Game game, IReadOnlyList<JsonNode> told)
    {
        var path = PathOf(game);
        var (place, away, home) = (0, 0, 0);
        foreach (var one in told.Where(one => one["points"] is not null))
        {
            var (team, points) = ((string?)one["team"], (int)one["points"]!);
            Assert.Contains(team, new[] { game.Away.Code, game.Home.Code });
            Assert.Equal(points < 0, (string?)one["kind"] == "correction");
            (away, home) = team == game.Away.Code ? (away + points, home) : (away, home + points);
            var shown = ((int)one["away"]!["score"]!, (int)one["home"]!["score"]!);
            var next = path.FindIndex(place, state => state == shown);
            Assert.True(next >= place, $"{one} is no state of {game.Id} behind {path[place]}.");
            place = next;
        }

        var row = SeasonTable.Week("REG", 12).Single(row => row.Eid == game.Id);
        Assert.Equal((row.AwayScore, row.HomeScore), (away, home));
        Assert.Equal((row.AwayScore, row.HomeScore), ((int?)told[^1]["away"]!["score"], (int?)told[^1]["home"]!["score"]));
        Assert.Equal(path.Count - 1, place);
    }

    /// <summary>Each score that the recording has, in its order.</summary>
    private static List<(int Away, int Home)> PathOf(Game game)
    {
        var path = new List<(int Away, int Home)> { (0, 0) };
        foreach (var (_, state) in Timeline.Of(Recording).States.Where(state => state.Game.Id == game.Id))
        {
            if ((state.AwayScore ?? 0, state.HomeScore ?? 0) is var score && score != path[^1])
            {
                path.Add(score);
            }
        }

        return path;
    }

    private async Task WatchAsync(Replay replay, Told told)
    {
        while (!told.IsOver)
        {
            await foreach (var message in Viewer.WatchAsync(new(replay.LiveScore.Url, "api/notifications"), told.LastId, _patience.Token))
            {
                told.Take(message);
                if (told.IsOver)
                {
                    return;
                }
            }

            Assert.Fail("The stream has ended.");
        }
    }

    // Leaves after one to four, be they of one moment or not, and comes back with the last id.
    private async Task WatchInPiecesAsync(Replay replay, Told told)
    {
        var chance = new Random(26);
        while (!told.IsOver)
        {
            told.Visits++;
            var until = told.All.Count + chance.Next(1, 5);
            await foreach (var message in Viewer.WatchAsync(new(replay.LiveScore.Url, "api/notifications"), told.LastId, _patience.Token))
            {
                told.Take(message);
                if (told.All.Count >= until || told.IsOver)
                {
                    break;
                }
            }
        }
    }

    private async Task ListenAsync(Replay replay, Told told)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(replay.LiveScore.Url) { Scheme = "ws", Path = "/ws" }.Uri, _patience.Token);
        await socket.SendAsync("""{"op":"subscribe","topic":"notifications"}"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);
        while (!told.IsOver)
        {
            var message = JsonNode.Parse(await ReceiveAsync(socket))!;
            told.Take(new((string)message["event"]!, (string?)message["id"], message["data"]!.ToJsonString()));
        }
    }

    private async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        var piece = new byte[4096];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(piece.AsMemory(), _patience.Token);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            message.Write(piece, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }

    /// <summary>What one viewer was told until so many games were over.</summary>
    private sealed class Told(int games)
    {
        private readonly TaskCompletionSource _ready = new();
        private int _finals;

        public Task Ready => _ready.Task;

        /// <summary>Id and data of each.</summary>
        public List<(string? Id, string Data)> All { get; } = [];

        public string? LastId { get; private set; }

        public int Visits { get; set; }

        public bool IsOver => _finals == games;

        public IEnumerable<JsonNode> Of(string game) =>
            All.Select(one => JsonNode.Parse(one.Data)!).Where(one => (string?)one["gameId"] == game);

        public void Take(SseEvent message)
        {
            Assert.NotEqual("reset", message.Name);
            LastId = message.Id ?? LastId;
            switch (message.Name)
            {
                case "heartbeat":
                    return;
                // Before the week is stored there is nothing to hear of it.
                case "ready":
                    if ((string?)message.Json["epoch"] is not null)
                    {
                        _ready.TrySetResult();
                    }

                    return;
                default:
                    All.Add((message.Id, message.Json.ToJsonString()));
                    _finals += message.Name == "final" ? 1 : 0;
                    return;
            }
        }
    }
}
