using LiveScore.Domain;

namespace LiveScore.Grains.Tests.Faults;

/// <summary>What viewers see of a feed that lies. The faults are those of shared/feeds/scorestrip_server.py.</summary>
public sealed class LyingFeedTests
{
    // SEA @ MIN, then GB @ WAS.
    private static readonly DateTimeOffset s_wildCard = new(2016, 1, 10, 12, 45, 0, TimeSpan.FromHours(-5));

    // Nine games at once.
    private static readonly DateTimeOffset s_week12 = new(2015, 11, 29, 12, 45, 0, TimeSpan.FromHours(-5));

    [Theory]
    [InlineData("flap", 0.3)]
    [InlineData("flap", 1)]
    [InlineData("stale", 0.3)]
    [InlineData("dup", 1)]
    [InlineData("earlyfinal", 0.3)]
    [InlineData("earlyfinal", 1)]
    [InlineData("zeros", 1)]
    [InlineData("etag304", 1)]
    public async Task Game_FromAFeedThatLies_IsOnlyShownAsItWasAndEndsAsItEnded(string mode, double rate)
    {
        await using var week = await FaultyWeek.StartAsync("replay-2015-post-18.jsonl", "2015/post/1", s_wildCard);
        await week.PollAsync(s_wildCard.AddMinutes(50));
        await week.SetFaultAsync(mode, rate);
        await week.PollAsync(s_wildCard.AddHours(2.7));
        await week.SetFaultAsync("none", 1);
        await week.PollAsync(s_wildCard.AddHours(3.7));

        Assert.Empty(week.Untrue);
        Assert.Empty(week.Backwards);
        var game = week.State.Games.Single(game => game.Home.Code == "MIN");
        // shared/feeds/season-2015.csv.
        Assert.Equal((GameStatus.Final, 10, 9, null), (game.Status, game.AwayScore, game.HomeScore, game.Note));
        // Unless the truth is printed beside the lie, or comes a little later.
        Assert.Equal(mode is not ("dup" or "etag304"), week.HeldBack > 0);
    }

    [Fact]
    public async Task Games_OfABusySunday_NeverGoBackWhileThreeAnswersInTenAreOld()
    {
        await using var week = await FaultyWeek.StartAsync("replay-2015-reg-12.jsonl", "2015/reg/12", s_week12);
        await week.PollAsync(s_week12.AddMinutes(45));
        await week.SetFaultAsync("stale", 0.3);
        await week.PollAsync(s_week12.AddHours(2));

        Assert.Empty(week.Untrue);
        Assert.Empty(week.Backwards);
        Assert.InRange(week.HeldBack, 1000, int.MaxValue);
    }

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
