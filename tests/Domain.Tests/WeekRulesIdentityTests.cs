using Xunit;

namespace LiveScore.Domain.Tests;

/// <summary>A game is the same from every feed, whatever number and codes a feed prints.</summary>
public sealed class WeekRulesIdentityTests
{
    // 2015 REG 16, STL @ SEA: shared/feeds/season-2015.csv has both numbers.
    private static readonly Game s_league =
        Week.Scheduled with { Id = "2015122711", Away = new("STL", "Rams"), Home = new("SEA", "Seahawks") };

    private static readonly Game s_espn = s_league with { Id = "400791569", Away = new("LAR", "Rams") };

    [Fact]
    public void Game_UnderTheNumberOfAnotherFeed_ChangesNothing()
    {
        var state = Week.After(s_league);

        var decision = state.Apply(s_espn);

        Assert.Null(decision.Change);
        Assert.Equal([s_league], decision.Next.Games);
        Assert.Equal([s_league.Id], decision.Reported);
    }

    [Fact]
    public void Game_FollowedOnAnotherFeed_KeepsItsNumberAndCodes()
    {
        var decision = Week.After(s_league).Apply(InPlay(s_espn, 7) with { Possession = "LAR" });

        Assert.Equal(InPlay(s_league, 7) with { Possession = "STL" }, Assert.Single(decision.Next.Games));
        var patch = Assert.Single(decision.Change!.Games);
        Assert.Equal((s_league.Id, null, null, "STL"), (patch.Id, patch.Away, patch.Home, patch.Possession));
    }

    [Fact]
    public void Game_FirstSeenFromEspn_KeepsThatNumberFromTheLeaguesFeed()
    {
        var decision = Week.After(s_espn).Apply(InPlay(s_league, 3) with { Possession = "STL" });

        Assert.Equal(InPlay(s_espn, 3) with { Possession = "LAR" }, Assert.Single(decision.Next.Games));
    }

    [Theory]
    [InlineData("WAS", "WSH")]
    [InlineData("LA", "LAR")]
    [InlineData("JAC", "JAX")]
    [InlineData("WSH", "WAS")]
    public void Team_PrintedOtherwise_StaysAsItWas(string code, string other)
    {
        var known = Week.Scheduled with { Away = new(code, "Before") };

        Assert.Null(Week.After(known).Apply(known with { Away = new(other, "After") }).Change);
        Assert.Null(Week.After(known).Apply(known with { Id = "401437650", Away = new(other, "After") }).Change);
    }

    [Fact]
    public void Possession_UnderAnotherCode_IsTheCodeOfTheGameFromTheFirstReportOn()
    {
        var reported = InPlay(s_league, 7) with { Possession = "LA" };

        Assert.Equal("STL", Week.After(reported).Games[0].Possession);
        Assert.Null(Week.After(reported).Apply(reported).Change);
    }

    [Fact]
    public void StepBack_SaidByAnotherFeed_IsHeldAndTakenUnderTheKnownNumber()
    {
        var first = Week.After(InPlay(s_league, 7)).Apply(s_espn);
        var second = first.Next.Apply(s_espn);

        Assert.Equal(s_league, Assert.Single(first.Next.Doubts).Reported);
        Assert.Equal("STL @ SEA (2015122711): an earlier moment of the game after a later one, answer 1 of 6", Assert.Single(first.Held).ToString());
        Assert.Equal(2, Assert.Single(second.Held).Answers);
    }

    [Fact]
    public void Placeholder_ThatGetsItsClubs_IsTheSameGameByItsNumber()
    {
        var placeholder = s_espn with { Away = new("AFC", "AFC"), Home = new("NFC", "NFC") };

        Assert.Equal([s_espn], Week.After(placeholder, s_espn).Games);
    }

    [Fact]
    public void Placeholders_OfTwoGames_AreTwoGames()
    {
        var (one, two) = (s_espn with { Away = new("TBD", "TBD") }, s_espn with { Id = "400791570", Away = new("TBD", "TBD") });

        Assert.Equal(2, Week.After(one).Apply(two).Next.Games.Length);
    }

    [Fact]
    public void Game_WithTheTeamsExchanged_IsAnotherGame() => Assert.Equal(
        2, Week.After(s_league).Apply(s_espn with { Away = s_espn.Home, Home = s_espn.Away }).Next.Games.Length);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Game_UnderItsOldAndItsNewNumber_IsOneGameOnTheLaterDate(bool isOldFirst)
    {
        // TB @ MIA of 2017 was moved and had two numbers for a while: issue BurntSushi/nfldb#261.
        var moved = s_league with { Id = "2015122899", Kickoff = s_league.Kickoff.AddDays(2) };

        var state = isOldFirst ? Week.After(s_league).Apply(s_league, moved) : Week.After(s_league).Apply(moved, s_league);

        Assert.Equal([s_league with { Kickoff = moved.Kickoff }], state.Next.Games);
    }

    [Fact]
    public void Game_UnderTwoNumbers_IsTheOneThatHasBegun()
    {
        var stale = s_league with { Id = "2015122899", Kickoff = s_league.Kickoff.AddDays(2) };

        Assert.Equal([InPlay(s_league, 7)], Week.After(s_league).Apply(stale, InPlay(s_league, 7)).Next.Games);
    }

    [Fact]
    public void Game_PostponedUnderItsOldNumber_IsTheOneThatIsPlanned()
    {
        var moved = s_league with { Id = "2015122899", Kickoff = s_league.Kickoff.AddDays(-1) };

        Assert.Equal(
            [s_league with { Kickoff = moved.Kickoff }],
            Week.After(s_league).Apply(s_league with { Status = GameStatus.Postponed }, moved).Next.Games);
    }

    [Fact]
    public void Placeholder_OfAnotherFeed_IsTheGameOfThatDay()
    {
        // Before the conference finals the Super Bowl is AFC @ NFC on ESPN: issue nfl-led-scoreboard#21.
        var placeholder = s_espn with { Away = new("AFC", "AFC"), Home = new("NFC", "NFC"), Kickoff = s_league.Kickoff.AddMinutes(30) };

        var state = Week.After(placeholder, s_league);

        Assert.Equal([s_league with { Id = s_espn.Id }], state.Games);
        Assert.Equal(2, Week.After(placeholder).Apply(s_league with { Kickoff = s_league.Kickoff.AddDays(2) }).Next.Games.Length);
    }

    private static Game InPlay(Game game, int away) => game with
    {
        Status = GameStatus.InProgress,
        Period = 1,
        Clock = "08:11",
        AwayScore = away,
        HomeScore = 0,
    };
}
