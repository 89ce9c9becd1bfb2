using LiveScore.Cli.Tests.Support;
using LiveScore.Cli.Watch;
using Spectre.Console;

namespace LiveScore.Cli.Tests.Watch;

/// <summary>What a terminal shows, cell by cell.</summary>
public sealed class ScoreboardTests
{
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly Uri s_gateway = new("http://127.0.0.1:8000/");
    private static readonly DateTimeOffset s_now = new(2015, 11, 29, 18, 8, 12, TimeSpan.Zero);

    private static readonly Scoreboard s_week = Of(Wire.Game(), Wire.Scheduled(), Wire.Game("3", "CAR", "DAL", 33, 14).Replace("inProgress", "final", StringComparison.Ordinal));

    [Fact]
    public void Scoreboard_OnEightyColumns_ShowsNamesScoresBallAndKickoff() => Assert.Equal(
        """
        Week 12, 2015  1 live, 1 final, 1 to come  version 41  connected

        ● NE  AwayNE       7   DEN HomeDEN      0 Q1 08:11         red zone
          PIT Steelers         SEA Seahawks       Sun Nov 29 16:25
          CAR AwayCAR     33   DAL HomeDAL     14 Final
        """, Draw(s_week, new(80, 24, IsUnicode: true, s_newYork)));

    [Fact]
    public void Scoreboard_OnFewColumns_CallsTeamsByTheirCodes() => Assert.Equal(
        """
        Week 12, 2015  1 live, 1 final, 1 to come  connected

        * NE    7   DEN   0 Q1 08:11         red zone
          PIT       SEA     Sun Nov 29 16:25
          CAR  33   DAL  14 Final
        """, Draw(s_week, new(60, 24, IsUnicode: false, s_newYork)));

    [Fact]
    public void Scoreboard_OnForty_LeavesOutWhatDoesNotFit() => Assert.Equal(
        """
        Week 12, 2015  connected

        * NE    7   DEN   0 Q1 08:11
          PIT       SEA     Sun Nov 29 16:25
          CAR  33   DAL  14 Final
        """, Draw(s_week, new(40, 24, IsUnicode: false, s_newYork)));

    [Theory]
    [InlineData(200)]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(72)]
    [InlineData(71)]
    [InlineData(52)]
    [InlineData(51)]
    [InlineData(40)]
    public void Rows_NeverBreakNorReachTheEdge_WhateverTheFeedWrites(int width)
    {
        var endless = new string('x', 500);
        var game = Wire.Game(home: endless, awayScore: 1000, homeScore: int.MaxValue)
            .Replace("\"note\":null", $$"""
                "note":"[red]{{endless}} 漢字漢字 {{endless}}[/]"
                """.Trim(), StringComparison.Ordinal)
            .Replace("\"08:11\"", $"\"{endless}\"", StringComparison.Ordinal);
        var lost = Of(game, game.Replace("\"id\":\"1\"", "\"id\":\"9\"", StringComparison.Ordinal)) with { Link = new(IsLive: false, s_now, endless) };

        var rows = Draw(lost, new(width, 24, IsUnicode: true, s_newYork)).Split('\n');

        // Title, notice, a row between, two games.
        Assert.Equal(5, rows.Length);
        Assert.All(rows, row => Assert.True(row.Length < width, $"'{row}' has {row.Length} characters."));
    }

    [Fact]
    public void Games_MoreThanRows_KeepThoseThatAreOn()
    {
        var games = Enumerable.Range(10, 16).Select(id => id == 24 ? Wire.Game($"{id}") : Wire.Scheduled($"{id}")).ToArray();

        var rows = Draw(Of(games), new(80, 10, IsUnicode: true, s_newYork)).Split('\n');

        Assert.Equal(9, rows.Length);
        Assert.Contains(rows, row => row.Contains("AwayNE", StringComparison.Ordinal));
        Assert.Equal("10 more do not fit here", rows[^1]);
    }

    [Fact]
    public void Line_ThatIsLost_AndScoresThatStandStill_AreSaid()
    {
        var lost = s_week with
        {
            Board = s_week.Board with { StaleSince = s_now.AddMinutes(-7) },
            Link = new(IsLive: false, s_now, "Connection refused"),
        };

        var rows = Draw(lost, new(80, 24, IsUnicode: true, s_newYork)).Split('\n');

        Assert.EndsWith("connection lost", rows[0], StringComparison.Ordinal);
        Assert.Equal("Connection lost, trying again since 13:08:12: Connection refused", rows[1]);
        Assert.Equal("Nothing new has come from the feed since 13:01:12", rows[2]);
    }

    [Fact]
    public void Alterations_StandOutForAWhile_AndCorrectionsOtherwise()
    {
        var step = s_week.Board.Take("change", Wire.Id(42), Wire.Change(41, 42, """{"id":"1","home":{"score":7},"away":{"score":6},"clock":"07:00"}"""));
        var altered = new Scoreboard(step.Board, Link.Live, Highlights.None.After(step.Altered, s_now));
        var look = new Look(80, 24, IsUnicode: true, s_newYork);

        var row = Draw(altered, look, colors: true).Split('\n').Single(line => line.Contains("AwayNE", StringComparison.Ordinal));
        // 1 bold, 4 underlined, 7 reversed; colours 2 green, 11 yellow.
        Assert.Contains("\e[1;4;7;38;5;11m6\e[0m", row, StringComparison.Ordinal);
        Assert.Contains("\e[1;7;38;5;2m7\e[0m", row, StringComparison.Ordinal);
        Assert.Contains("NE corrected from 7", row, StringComparison.Ordinal);
        Assert.DoesNotContain("m07:00", row, StringComparison.Ordinal);

        var later = Draw(altered, look, s_now + Highlights.Lasting, colors: true).Split('\n').Single(line => line.Contains("AwayNE", StringComparison.Ordinal));
        Assert.DoesNotContain(";7;", later, StringComparison.Ordinal);
        Assert.DoesNotContain("corrected", later, StringComparison.Ordinal);
    }

    [Fact]
    public void Games_SeenForTheFirstTime_DoNotStandOut()
    {
        var step = Board.Empty.Take("snapshot", Wire.Id(41), Wire.Snapshot(41, Wire.Game()));
        Assert.Empty(Highlights.None.After(step.Altered, s_now).Parts);
    }

    [Fact]
    public void Scoreboard_BeforeAnythingCame_SaysWhatItWaitsFor() => Assert.Equal(
        """
        LiveScore  connecting
        Waiting for scores from http://127.0.0.1:8000/
        """, Draw(Scoreboard.Empty, new(80, 24, IsUnicode: true, s_newYork)).TrimEnd());

    private static Scoreboard Of(params string[] games) =>
        new(Board.Empty.Take("snapshot", Wire.Id(41), Wire.Snapshot(41, string.Join(',', games))).Board, Link.Live, Highlights.None);

    private static string Draw(Scoreboard scoreboard, Look look, DateTimeOffset? at = null, bool colors = false)
    {
        using var picture = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(picture),
        });
        console.Profile.Width = look.Width;
        console.Profile.Capabilities.Unicode = look.IsUnicode;
        console.Write(scoreboard.Render(s_gateway, at ?? s_now, look));
        return string.Join('\n', picture.ToString().ReplaceLineEndings("\n").Split('\n').Select(row => row.TrimEnd())).TrimEnd('\n');
    }
}
