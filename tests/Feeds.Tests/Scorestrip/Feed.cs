using LiveScore.Domain;
using LiveScore.Feeds.Scorestrip;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>The feed under test, pointed at a server of the test.</summary>
internal static class Feed
{
    public static readonly DateTimeOffset LeagueTime = new(2015, 11, 29, 19, 30, 0, TimeSpan.Zero);

    public static ScorestripFeed At(
        Uri url,
        double timeoutSeconds = 30,
        int maxBytes = 1024 * 1024,
        TimeProvider? clock = null,
        TimeProvider? machine = null,
        Action<FeedOptions>? alter = null)
    {
        var options = OptionsOf(url);
        options.Timeout = TimeSpan.FromSeconds(timeoutSeconds);
        options.MaxBytes = maxBytes;
        alter?.Invoke(options);
        return new(Http.Environment.Of(options, clock ?? new ManualClock(LeagueTime), machine));
    }

    public static FeedOptions OptionsOf(Uri url) => new() { Kind = "scorestrip", Url = url };

    public static Task<FeedAnswer> AskAsync(this ScorestripFeed feed, SeasonWeekKey? week = null, bool isLive = false) =>
        feed.AskAsync(week ?? Document.Week12, isLive, TestContext.Current.CancellationToken);
}
