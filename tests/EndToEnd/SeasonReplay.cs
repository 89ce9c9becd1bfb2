using System.Globalization;
using LiveScore.Testing;

namespace LiveScore.EndToEnd;

/// <summary>The fake feed with the season of 2015, and LiveScore following a whole season of it without being told a week.</summary>
internal sealed class SeasonReplay : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livescore-e2e-");

    private SeasonReplay(FeedServer feed) => Feed = feed;

    public FeedServer Feed { get; }

    public LiveScoreProcess LiveScore { get; private set; } = null!;

    /// <summary>Starts both. The feed's clock stands still at first; LiveScore's runs.</summary>
    /// <param name="season">The season to follow.</param>
    /// <param name="start">Where both clocks start, in ISO 8601.</param>
    /// <param name="speed">How many times as fast as life.</param>
    /// <param name="feed">More arguments for the feed.</param>
    public static async Task<SeasonReplay> StartAsync(int season, string start, double speed, params string[] feed)
    {
        var server = await FeedServer.StartAsync([.. feed, "--season", "season-2015.csv", "--speed", "0", "--start", start]);
        var replay = new SeasonReplay(server);
        replay.LiveScore = await LiveScoreProcess.RunAsync(
            replay._folder.FullName, port: 0,
            "--feed", "scorestrip", "--feed-url", server.Url.ToString(), "--season", season.ToString(CultureInfo.InvariantCulture),
            "--clock", start, "--clock-speed", speed.ToString(CultureInfo.InvariantCulture));
        return replay;
    }

    public Uri UrlOf(string path) => new(LiveScore.Url, path);

    /// <summary>The events of the current week, heartbeats among them, until the test has seen enough.</summary>
    public IAsyncEnumerable<SseEvent> WatchAsync(string mode, string? lastEventId, CancellationToken cancellationToken) =>
        Viewer.WatchAsync(UrlOf($"api/livescore?mode={mode}"), lastEventId, cancellationToken);

    /// <summary>Waits for a fact that nothing tells of, looking at each heartbeat.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        await foreach (var message in WatchAsync("delta", null, cancellationToken))
        {
            if (message.Name == "heartbeat" && await isSo())
            {
                return;
            }
        }
    }

    public async Task<IReadOnlyDictionary<string, int>> CountRequestsAsync()
    {
        using var stats = await Feed.GetStatsAsync();
        return stats.RootElement.GetProperty("by_week").EnumerateObject().ToDictionary(week => week.Name, week => week.Value.GetInt32());
    }

    public async ValueTask DisposeAsync()
    {
        await LiveScore.DisposeAsync();
        await Feed.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
