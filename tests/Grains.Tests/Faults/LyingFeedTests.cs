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
}
