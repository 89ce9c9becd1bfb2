using LiveScore.Domain;

namespace LiveScore.Grains.Tests.Faults;

/// <summary>How often a real feed server is asked, and by which of its addresses.</summary>
public sealed class FeedPaceTests
{
    // SEA @ MIN, then GB @ WAS.
    private static readonly DateTimeOffset s_wildCard = new(2016, 1, 10, 12, 45, 0, TimeSpan.FromHours(-5));

    [Fact]
    public async Task Archive_ThatIsMinutesLate_IsAskedOnlyWhenNothingIsLive()
    {
        await using var week = await FaultyWeek.StartAsync("replay-2015-post-18.jsonl", "2015/post/1", s_wildCard, "--edge-ttl", "300");

        await week.PollAsync(s_wildCard.AddDays(3));

        Assert.Empty(week.Untrue);
        Assert.Empty(week.Backwards);
        Assert.All(week.State.Games, game => Assert.Equal(GameStatus.Final, game.Status));
        // The import, and the reading of the finals a day later.
        Assert.Equal(2, await week.CountRequestsAsync("/ajax/scorestrip"));
        Assert.InRange(await week.CountRequestsAsync("/liveupdate/scorestrip/postseason/ss.xml"), 3000, 7000);
    }

    [Fact]
    public async Task Feed_IsAskedAsOftenAsPromised_AndNotAtAllWithoutAGame()
    {
        // BAL @ CLE is alone on Monday night; the Sunday games are over.
        var monday = new DateTimeOffset(2015, 11, 30, 12, 0, 0, TimeSpan.FromHours(-5));
        var kickoff = monday.AddHours(8.5);
        await using var week = await FaultyWeek.StartAsync("replay-2015-reg-12.jsonl", "2015/reg/12", monday);

        await week.PollAsync(kickoff.AddMinutes(-15));
        Assert.Equal(1, await week.CountRequestsAsync());

        await week.PollAsync(kickoff);
        Assert.Equal(1 + (15 * 4), await week.CountRequestsAsync());

        await week.PollAsync(kickoff.AddMinutes(5));
        Assert.Contains(week.State.Games, game => game.IsInPlay);
        var before = await week.CountRequestsAsync();
        await week.PollAsync(kickoff.AddMinutes(65));
        Assert.InRange(await week.CountRequestsAsync() - before, 0.99 * 720, 1.01 * 720);

        await week.PollAsync(kickoff.AddHours(5));
        Assert.All(week.State.Games, game => Assert.Equal(GameStatus.Final, game.Status));
        var over = await week.CountRequestsAsync();
        await week.PollAsync(kickoff.AddDays(30));
        // The day after, once more.
        Assert.Equal(over + 1, await week.CountRequestsAsync());
    }
}
