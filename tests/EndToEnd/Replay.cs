using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>A recorded week, served by the fake feed in fast time, and LiveScore following it by the same clock.</summary>
internal sealed class Replay : IAsyncDisposable
{
    /// <summary>Of the wild cards, ten minutes before SEA @ MIN: a <c>start</c> with two games over and two to come.</summary>
    public const string Sunday = "2016-01-10T12:55:00-05:00";

    private static readonly HttpClient s_http = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-e2e-");
    private readonly double _speed;
    private readonly string[] _store;
    private readonly string _week;

    private Replay(FeedServer feed, double speed, string week, string[] store) =>
        (Feed, _speed, _week, _store) = (feed, speed, week, store);

    public FeedServer Feed { get; }

    public LiveScoreProcess LiveScore { get; private set; } = null!;

    public Uri Stream => new(LiveScore.Url, $"api/season/2015/{_week}/stream");

    public Uri Games => new(LiveScore.Url, $"api/season/2015/{_week}");

    /// <summary>Starts both, five minutes before the first kick-off unless another moment is given.</summary>
    /// <param name="timeline">The recording, in <c>shared/feeds</c>.</param>
    /// <param name="week">Its slug.</param>
    /// <param name="speed">How many times as fast as life.</param>
    /// <param name="store">Options that choose the store; none is the embedded one.</param>
    /// <param name="start">The feed's <c>--start</c>.</param>
    /// <param name="feedOptions">More options of the feed.</param>
    public static async Task<Replay> StartAsync(string timeline, string week, double speed, string[] store, string start = "first", params string[] feedOptions)
    {
        var replay = await PrepareAsync(timeline, week, speed, store, start, feedOptions);
        await replay.GoAsync();
        return replay;
    }

    /// <summary>The same, but the feed's clock stands still until <see cref="GoAsync"/>: viewers can come before the first kick-off.</summary>
    public static async Task<Replay> PrepareAsync(string timeline, string week, double speed, string[] store, string start = "first", params string[] feedOptions)
    {
        var feed = await FeedServer.StartAsync(["--timeline", timeline, "--season", "season-2015.csv", "--speed", "0", "--start", start, .. feedOptions]);
        var replay = new Replay(feed, speed, week, store);
        await replay.StartLiveScoreAsync();
        return replay;
    }

    public Task GoAsync() => Feed.SetClockAsync(speed: _speed);

    /// <summary>Starts LiveScore, again after it was ended, at the feed's time; on a free port unless one is given.</summary>
    public async Task StartLiveScoreAsync(int port = 0)
    {
        using var stats = await Feed.GetStatsAsync();
        LiveScore = await LiveScoreProcess.RunAsync(_folder.FullName, port, [
            "--feed", "scorestrip", "--feed-url", Feed.Url.ToString(), "--season", "2015", "--week", _week,
            "--clock", stats.RootElement.GetProperty("virtual_now").GetString()!,
            "--clock-speed", _speed.ToString(CultureInfo.InvariantCulture), .. _store]);
    }

    /// <summary>Lets the feed's clock stand still, and gives the week's games and version when nothing alters any more.</summary>
    public async Task<(JsonArray Games, long Version)> HoldAsync(CancellationToken cancellationToken)
    {
        await Feed.SetClockAsync(speed: 0);
        var asked = await CountRequestsAsync();
        // One answer may have been under way.
        while (await CountRequestsAsync() < asked + 3)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        using var response = await s_http.GetAsync(Games, cancellationToken);
        var games = (await response.Content.ReadFromJsonAsync<JsonArray>(cancellationToken))!;
        return (games, long.Parse(response.Headers.ETag!.Tag.Trim('"').Split('.')[1], CultureInfo.InvariantCulture));
    }

    public async Task<int> CountRequestsAsync()
    {
        using var stats = await Feed.GetStatsAsync();
        return stats.RootElement.GetProperty("feed").GetInt32();
    }

    /// <summary>Follows the stream until every game is final, from where the board stands.</summary>
    public Task WatchToTheEndAsync(Board board, int games, CancellationToken cancellationToken) =>
        WatchAsync(board, () => board.Finals == games, cancellationToken);

    /// <summary>Follows the stream on one connection until a condition holds, or the connection ends.</summary>
    public async Task WatchAsync(Board board, Func<bool> done, CancellationToken cancellationToken)
    {
        await foreach (var message in Viewer.WatchAsync(Stream, board.LastId, cancellationToken))
        {
            board.Take(message);
            if (done())
            {
                return;
            }
        }
    }

    /// <summary>Compares a board with the recorded results.</summary>
    public static void AssertResults(IReadOnlyList<SeasonRow> results, IReadOnlyDictionary<string, JsonObject> games) =>
        Assert.Equal(
            results.OrderBy(row => row.Eid, StringComparer.Ordinal).Select(row => $"{row.Eid} {row.Away} {row.AwayScore} @ {row.Home} {row.HomeScore}"),
            games.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
                $"{pair.Key} {pair.Value["away"]!["code"]} {pair.Value["away"]!["score"]} @ {pair.Value["home"]!["code"]} {pair.Value["home"]!["score"]}"));

    public async ValueTask DisposeAsync()
    {
        await LiveScore.DisposeAsync();
        await Feed.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
