using LiveScore.Domain;
using LiveScore.Feeds.Scorestrip;
using LiveScore.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>The feed under test, pointed at a server of the test.</summary>
internal static class Feed
{
    public static readonly DateTimeOffset LeagueTime = new(2015, 11, 29, 19, 30, 0, TimeSpan.Zero);

    public static ScorestripFeed At(Uri url, double timeoutSeconds = 30, int maxBytes = 1024 * 1024) => new(
        Options.Create(new FeedOptions
        {
            Kind = "scorestrip",
            Url = url,
            Timeout = TimeSpan.FromSeconds(timeoutSeconds),
            MaxBytes = maxBytes,
        }),
        new ManualClock(LeagueTime));

    public static Task<FeedAnswer> AskAsync(this ScorestripFeed feed, SeasonWeekKey? week = null, bool isLive = false) =>
        feed.AskAsync(week ?? Document.Week12, isLive, TestContext.Current.CancellationToken);
}
