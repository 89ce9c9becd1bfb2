using LiveScore.Cli.Tests.Support;
using LiveScore.Cli.Watch;

namespace LiveScore.Cli.Tests.Watch;

/// <summary>What a pipe gets.</summary>
public sealed class LinesViewTests : IDisposable
{
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private readonly StringWriter _lines = new() { NewLine = "\n" };
    private readonly StringWriter _notices = new() { NewLine = "\n" };
    private readonly SteppedClock _clock = new();
    private readonly LinesView _view;
    private Board _board = Board.Empty;

    public LinesViewTests() => _view = new(_lines, _notices, _clock, s_newYork);

    [Fact]
    public void Games_AreAllPrintedFirst_AndThenThoseThatAltered()
    {
        Show("snapshot", Wire.Id(41), Wire.Snapshot(41, $"{Wire.Game()},{Wire.Scheduled()}"));
        Show("change", Wire.Id(42), Wire.Change(41, 42, """{"id":"2","status":"postponed","note":"Snow"}"""));
        Show("heartbeat", null, Wire.Heartbeat("42"));

        Assert.Equal(
            """
            2015-11-29T13:08:11-05:00 Q1 08:11  NE 7 @ DEN 0 (NE ball, red zone)
            2015-11-29T13:08:11-05:00 Sun Nov 29 16:25  PIT @ SEA
            2015-11-29T13:08:11-05:00 Postponed  PIT @ SEA (Snow)

            """, Lines);
        Assert.Equal("", _notices.ToString());
    }

    [Theory]
    [InlineData("""{"id":"1","status":"halftime","possession":null}""", "Halftime  NE 7 @ DEN 0")]
    [InlineData("""{"id":"1","status":"final","period":null,"clock":null}""", "Final  NE 7 @ DEN 0")]
    [InlineData("""{"id":"1","status":"final","overtime":true}""", "Final/OT  NE 7 @ DEN 0")]
    [InlineData("""{"id":"1","period":5,"redZone":null}""", "OT 08:11  NE 7 @ DEN 0 (NE ball)")]
    [InlineData("""{"id":"1","period":6,"redZone":null}""", "2OT 08:11  NE 7 @ DEN 0 (NE ball)")]
    [InlineData("""{"id":"1","clock":null,"possession":"DEN"}""", "Q1  NE 7 @ DEN 0 (DEN ball, red zone)")]
    [InlineData("""{"id":"1","clock":null,"period":null,"possession":"XXX"}""", "In play  NE 7 @ DEN 0")]
    [InlineData("""{"id":"1","status":"suspended","note":"Lightning"}""", "Suspended  NE 7 @ DEN 0 (Lightning)")]
    [InlineData("""{"id":"1","status":"forfeited"}""", "forfeited  NE 7 @ DEN 0")]
    [InlineData("""{"id":"1","status":"scheduled","kickoff":null}""", "Scheduled  NE 7 @ DEN 0")]
    [InlineData("""{"id":"1","away":{"score":0},"possession":null}""", "Q1 08:11  NE 0 @ DEN 0 (NE corrected from 7)")]
    [InlineData("""{"id":"1","away":{"score":null},"home":null,"possession":null}""", "Q1 08:11  NE @ ? (NE corrected from 7)")]
    public void Game_IsToldInTheWordsOfFans(string patch, string line)
    {
        Show("snapshot", Wire.Id(41), Wire.Snapshot(41, Wire.Game()));
        _lines.GetStringBuilder().Clear();
        Show("change", Wire.Id(42), Wire.Change(41, 42, patch));

        Assert.Equal($"2015-11-29T13:08:11-05:00 {line}\n", Lines);
    }

    [Fact]
    public void Text_OfOtherPeople_StaysOnItsLineAndCommandsNoTerminal()
    {
        Show("snapshot", Wire.Id(41), Wire.Snapshot(
            41, """{"id":"1","status":"delayed","note":"a\u001b[2Jb\r\nc\u202ed\u0007[red]e[/]","away":{"code":"N\nE"},"home":{"code":"\u009bDEN"}}"""));

        Assert.Equal("2015-11-29T13:08:11-05:00 Delayed  N E @ DEN (a [2Jb  c d [red]e[/])\n", Lines);
    }

    [Fact]
    public void Reset_IsNoticed_AndOnlyWhatIsOtherThanBeforeIsPrinted()
    {
        Show("snapshot", Wire.Id(41), Wire.Snapshot(41, $"{Wire.Game()},{Wire.Scheduled()}"));
        _lines.GetStringBuilder().Clear();
        Show("reset", null, """{"reason":"too-old"}""");
        Show("snapshot", Wire.Id(500), Wire.Snapshot(500, $"{Wire.Game(homeScore: 3)},{Wire.Scheduled()}"));

        Assert.Equal("2015-11-29T13:08:11-05:00 Q1 08:11  NE 7 @ DEN 3 (NE ball, red zone)\n", Lines);
        Assert.Equal("livescore: the gateway begins anew: too-old\n", _notices.ToString());
    }

    [Fact]
    public void Connection_ThatIsLost_IsNoticedOnceAndSoIsItsReturn()
    {
        _view.Connected();
        _view.Lost("Connection refused");
        _clock.Advance(TimeSpan.FromSeconds(5));
        _view.Lost("Connection refused");
        _view.Connected();

        Assert.Equal(
            """
            livescore: connection lost, trying again since 13:00:00: Connection refused
            livescore: connected again

            """, _notices.ToString());
    }

    [Fact]
    public void Staleness_IsNoticedWhenItBeginsAndWhenItEnds()
    {
        Show("snapshot", Wire.Id(41), Wire.Snapshot(41, Wire.Game(), "\"2015-11-29T18:01:00Z\""));
        Show("heartbeat", null, Wire.Heartbeat("41", "\"2015-11-29T18:01:00Z\""));
        Show("heartbeat", null, Wire.Heartbeat("41"));

        Assert.Equal("livescore: scores stand still since 13:01:00\nlivescore: scores move again\n", _notices.ToString());
    }

    public void Dispose()
    {
        _lines.Dispose();
        _notices.Dispose();
    }

    private string Lines => _lines.ToString().ReplaceLineEndings("\n");

    private void Show(string name, string? id, string data)
    {
        var step = _board.Take(name, id, data);
        Assert.Null(step.Fault);
        _board = step.Board;
        _view.Show(step);
    }
}
