using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;
using LiveScore.Silo;
using LiveScore.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace LiveScore.Grains.Tests.Seasons;

/// <summary>The weeks of January, which nobody knows in September.</summary>
public sealed class SeasonScheduleTests
{
    private static readonly SeasonWeekKey s_last = SeasonWeekKey.Parse("2015/reg/17"), s_wildCard = SeasonWeekKey.Parse("2015/post/1");

    [Theory]
    [InlineData(GameStatus.Final, 1, 4)]
    [InlineData(GameStatus.Final, 29, 4)]
    [InlineData(GameStatus.Final, 31, 0)]
    [InlineData(GameStatus.InProgress, 0, 0)]
    [InlineData(GameStatus.Scheduled, -7, 0)]
    public void Weeks_NotKnownYet_AreLookedForWhenNothingKnownLiesAhead(GameStatus status, int days, int weeks)
    {
        var found = SeasonSchedule.ToLookFor(Season(s_last, Games.Scheduled() with { Status = status }), Games.Kickoff.AddDays(days));

        Assert.Equal(SeasonWeekKey.WeeksOf(2015).TakeLast(weeks), found);
    }

    [Fact]
    public void Weeks_ThatAreOver_AreNotLookedForAndNoneOfASeasonThatIsNotKnown()
    {
        Assert.Equal(3, SeasonSchedule.ToLookFor(Season(s_wildCard, Games.Scheduled().Final(1, 0)), Games.Kickoff.AddDays(1)).Length);
        Assert.Empty(SeasonSchedule.ToLookFor(Season(s_last), Games.Kickoff));
    }

    [Fact]
    public void Holes_AreTheWeeksBetweenKnownOnes()
    {
        Assert.Equal(21, SeasonSchedule.Holes(Season(s_last, Games.Scheduled())).Count());
        Assert.Empty(SeasonSchedule.Holes(Season(SeasonWeekKey.Parse("2015/pre/0"), Games.Scheduled())));
        Assert.Empty(SeasonSchedule.Holes(Season(s_last)));
    }

    [Fact]
    public async Task Postseason_ThatTheFeedKnowsOnlyLater_IsImportedWhileTheSeasonIsFollowed()
    {
        var clock = new LeagueClock(new ManualClock(Games.Kickoff.AddDays(1)), speed: 100_000);
        var feed = new ScriptedFeed(clock);
        feed.Answer(s_last, () => Games.Report(s_last, clock.GetUtcNow(), Games.Scheduled().Final(33, 27)));
        var folder = Directory.CreateTempSubdirectory("livescore-season-");
        using var host = Follow(2015, feed, clock, folder.FullName);
        await Deadline.For(host.StartAsync(TestContext.Current.CancellationToken));
        var weeks = host.Services.GetRequiredService<IClusterClient>().GetWeekDirectory();
        await feed.AskedAsync(2, s_wildCard);
        Assert.Equal(s_last, await Deadline.For(weeks.GetCurrent()));

        feed.Answer(s_wildCard, () => Games.Report(s_wildCard, clock.GetUtcNow(), Games.Scheduled(1, Games.Kickoff.AddDays(6))));
        await Deadline.UntilAsync(async () => await weeks.GetCurrent() == s_wildCard, "the wild cards as the current week");

        // What was known is not asked for again.
        Assert.Single(feed.CallsOf(s_last));
        await Deadline.For(host.StopAsync(TestContext.Current.CancellationToken));
        folder.Delete(recursive: true);
    }

    private static IHost Follow(int season, ScriptedFeed feed, LeagueClock clock, string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LiveScore:Season"] = $"{season}",
            ["LiveScore:Silo:Data"] = folder,
            ["LiveScore:Feed:Kind"] = "espn",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IFeed>(feed);
        builder.AddSilo(clustered: false);
        builder.AddSeasonFollower();
        return builder.Build();
    }

    private static List<WeekSummary> Season(SeasonWeekKey known, params Game[] games) =>
    [
        .. SeasonWeekKey.WeeksOf(2015).Select(week => WeekSummary.Of(
            week, new() { Games = week == known ? [.. games] : [] }, TimeSpan.FromHours(12))),
    ];
}
