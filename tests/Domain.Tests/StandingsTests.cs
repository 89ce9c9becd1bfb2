using System.Collections.Immutable;
using Xunit;

namespace LiveScore.Domain.Tests;

public sealed class StandingsTests
{
    private int _games;

    [Fact]
    public void Game_ThatIsFinal_CountsForBothTeams() => Assert.Equal(
        ["CLE 1-0-0 1.000 33:27 +6 AFC North", "BAL 0-1-0 0.000 27:33 -6 AFC North"],
        Table(Reg(1, Game("BAL", 27, "CLE", 33))));

    [Fact]
    public void Tie_CountsHalf() => Assert.Equal(
        // Minnesota at Green Bay on 16 September 2018, and what Buffalo did to Minnesota a week later.
        ["BUF 1-0-0 1.000 27:6 +21 AFC East", "GB 0-0-1 0.500 29:29 +0 NFC North", "MIN 0-1-1 0.250 35:56 -21 NFC North"],
        Table(Reg(2, Game("MIN", 29, "GB", 29)), Reg(3, Game("BUF", 27, "MIN", 6))));

    [Theory]
    [InlineData(GameStatus.Scheduled)]
    [InlineData(GameStatus.InProgress)]
    [InlineData(GameStatus.Halftime)]
    [InlineData(GameStatus.Postponed)]
    [InlineData(GameStatus.Suspended)]
    [InlineData(GameStatus.Canceled)]
    [InlineData(GameStatus.Delayed)]
    public void Game_ThatIsNotFinal_OnlyListsItsTeams(GameStatus status) => Assert.Equal(
        ["BAL 0-0-0 0.000 0:0 +0 AFC North", "CLE 0-0-0 0.000 0:0 +0 AFC North"],
        Table(Reg(1, Game("BAL", 27, "CLE", 33) with { Status = status })));

    [Theory]
    [InlineData("2015/pre/4")]
    [InlineData("2015/post/1")]
    public void Game_OutsideTheRegularSeason_IsNotThere(string week) => Assert.Equal(
        ["NE 1-0-0 1.000 7:0 +7 AFC East", "NYJ 0-1-0 0.000 0:7 -7 AFC East"],
        Table(new(SeasonWeekKey.Parse(week), [Game("BAL", 27, "CLE", 33), Game("NYJ", 50, "NE", 0)]), Reg(1, Game("NE", 7, "NYJ", 0))));

    [Fact]
    public void Team_PrintedInTwoWays_IsOneUnderTheCodeOfItsLastGame()
    {
        var before = Game("STL", 10, "SEA", 3) with { Home = new("SEA", "Seahawks"), Away = new("STL", "Rams") };
        var after = Game("LAR", 10, "SEA", 3) with { Kickoff = before.Kickoff.AddDays(7) };

        foreach (var weeks in new WeekGames[][] { [Reg(1, before), Reg(2, after)], [Reg(2, after), Reg(1, before)] })
        {
            Assert.Equal(["LAR 2-0-0 1.000 20:6 +14 NFC West", "SEA 0-2-0 0.000 6:20 -14 NFC West"], Table(weeks));
        }

        Assert.Equal(new Team("STL", "Rams"), Standings.Of([Reg(1, before)]).Table[0].Team);
    }

    [Theory]
    [InlineData("AFC", "NFC")]
    [InlineData("TBD", "CLE")]
    [InlineData("CLE", "???")]
    public void Placeholder_IsNoTeam(string away, string home) => Assert.DoesNotContain(
        Table(Reg(1, Game(away, 3, home, 0))), row => !row.StartsWith("CLE 0-0-0 0.000 0:0 ", StringComparison.Ordinal));

    [Fact]
    public void Final_WithoutAScore_IsNoResult() => Assert.Equal(
        ["BAL 0-0-0 0.000 0:0 +0 AFC North", "CLE 0-0-0 0.000 0:0 +0 AFC North"],
        Table(Reg(1, Game("BAL", 27, "CLE", 33) with { AwayScore = null })));

    [Fact]
    public void Teams_AreOrderedByPercentageThenDifferenceThenPointsThenCode() => Assert.Equal(
        ["NE", "SEA", "KC", "BAL", "BUF", "CHI", "CLE", "SF", "DEN", "NYJ"],
        Standings.Of([Reg(
            1,
            Game("NE", 21, "NYJ", 0), // by difference
            Game("KC", 13, "DEN", 10), Game("SEA", 23, "SF", 20), // by points made
            Game("BUF", 0, "BAL", 0), Game("CLE", 0, "CHI", 0))]) // by code
            .Table.Select(team => team.Team.Code));

    [Theory]
    [InlineData(GameStatus.Final, true)]
    [InlineData(GameStatus.Canceled, true)]
    [InlineData(GameStatus.Postponed, false)]
    [InlineData(GameStatus.Scheduled, false)]
    [InlineData(GameStatus.InProgress, false)]
    public void Season_IsOver_WhenEveryRegularWeekIs(GameStatus last, bool isOver)
    {
        var others = Enumerable.Range(1, 16).Select(week => Reg(week, Game("BAL", 27, "CLE", 33)));
        var end = Reg(17, Game("NE", 21, "NYJ", 0), Game("KC", 13, "DEN", 10) with { Status = last });

        Assert.Equal(isOver, Standings.Of([.. others, end]).IsOver);
        Assert.False(Standings.Of([.. others, Reg(17)]).IsOver);
    }

    [Fact]
    public void Season_WithoutGames_IsAnEmptyTable()
    {
        Assert.Equal((0, false), (Standings.Of([]).Table.Length, Standings.Of([]).IsOver));
        Assert.Empty(Table(Reg(1)));
    }

    private static IEnumerable<string> Table(params WeekGames[] weeks) => Standings.Of(weeks).Table.Select(team => FormattableString.Invariant(
        $"{team.Team.Code} {team.Wins}-{team.Losses}-{team.Ties} {team.Percentage:0.000} {team.PointsFor}:{team.PointsAgainst} {team.Difference:+0;-0;+0} {team.Division.Conference} {team.Division.Name}"));

    private static WeekGames Reg(int week, params ImmutableArray<Game> games) => new(new(2015, SeasonType.Reg, week), games);

    private Game Game(string away, int awayScore, string home, int homeScore) => Week.Final(awayScore, homeScore) with
    {
        Id = $"20151129{_games++:00}",
        Away = new(away, away),
        Home = new(home, home),
    };
}
