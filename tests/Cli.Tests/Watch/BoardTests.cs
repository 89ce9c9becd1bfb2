using LiveScore.Cli.Tests.Support;
using LiveScore.Cli.Watch;

namespace LiveScore.Cli.Tests.Watch;

/// <summary>Events and the board they make.</summary>
public sealed class BoardTests
{
    private static readonly Board s_board = Begin(Wire.Game(), Wire.Scheduled());

    [Fact]
    public void Snapshot_OnNothing_GivesEveryGameInItsOrder()
    {
        var step = Board.Empty.Take("snapshot", Wire.Id(41), Wire.Snapshot(41, $"{Wire.Scheduled()},{Wire.Game()}", "\"2015-11-29T18:01:00Z\""));

        Assert.Null(step.Fault);
        Assert.Equal(["2", "1"], step.Board.Games.Select(game => game.Id));
        Assert.Equal(2, step.Altered.Length);
        Assert.All(step.Altered, one => Assert.Null(one.Before));
        Assert.Equal(("2015/reg/12", "k3f9", 41L, Wire.Id(41)), (step.Board.Week.ToString(), step.Board.Epoch, step.Board.Version, step.Board.LastId));
        Assert.Equal(new DateTimeOffset(2015, 11, 29, 18, 1, 0, TimeSpan.Zero), step.Board.StaleSince);
        var game = step.Board.Games[1];
        Assert.Equal(new Side("NE", "AwayNE", 7), game.Away);
        Assert.Same(game.Away, game.Ball);
        Assert.True(game.IsRedZone);
    }

    [Fact]
    public void Change_OnItsVersion_MergesAsRfc7386Says()
    {
        var step = Take(s_board, 41, 42, """{"id":"1","clock":"07:02","home":{"score":3},"possession":null,"redZone":null,"weather":{"wind":9}}""");

        Assert.Null(step.Fault);
        var game = Assert.Single(step.Altered).After;
        Assert.Equal(s_board.Games[0] with { Clock = "07:02", Home = new("DEN", "HomeDEN", 3), Possession = null, RedZone = false }, game);
        Assert.Equal(s_board.Games[0], step.Altered[0].Before);
        Assert.Equal(game, step.Board.Games[0]);
        Assert.Equal(s_board.Games[1], step.Board.Games[1]);
        Assert.Equal((42L, Wire.Id(42)), (step.Board.Version, step.Board.LastId));
    }

    [Fact]
    public void Change_ThatTakesAScoreAway_LeavesItAbsent() =>
        Assert.Null(Assert.Single(Take(s_board, 41, 42, """{"id":"1","home":{"score":null}}""").Altered).After.Home.Score);

    [Fact]
    public void Change_OfSeveralVersionsAtOnce_IsTaken() =>
        Assert.Equal(60, Take(s_board, 41, 60, """{"id":"1","clock":"07:02"}""").Board.Version);

    [Fact]
    public void Change_WithANewGameOrAnotherKickoff_SortsAgain()
    {
        var step = Take(s_board, 41, 42, $$"""{"id":"1","kickoff":"2015-11-29T20:30:00-05:00"},{{Wire.Scheduled("0", "2015-11-29T12:30:00-05:00")}}""");

        Assert.Equal(["0", "2", "1"], step.Board.Games.Select(game => game.Id));
        Assert.Equal(["0", "1"], step.Altered.Select(one => one.After.Id));
    }

    [Theory]
    [InlineData(40, "k3f9")]
    [InlineData(42, "k3f9")]
    [InlineData(41, "other")]
    public void Change_ThatStandsOnSomethingElse_IsAFaultAndAltersNothing(long since, string epoch)
    {
        var step = s_board.Take("change", Wire.Id(43), Wire.Change(since, 43, """{"id":"1","clock":"07:02"}""", epoch));

        Assert.NotNull(step.Fault);
        Assert.Equal(s_board, step.Board);
    }

    [Fact]
    public void Change_BeforeAnyState_IsAFault() => Assert.NotNull(Take(Board.Empty, 41, 42, """{"id":"1"}""").Fault);

    [Fact]
    public void Reset_KeepsTheGamesUntilTheStateComes_AndForgetsTheId()
    {
        var reset = s_board.Take("reset", null, """{"reason":"too-old"}""");
        Assert.Equal("too-old", reset.Reset);
        Assert.Null(reset.Board.LastId);
        Assert.Equal(s_board.Games, reset.Board.Games);
        Assert.NotNull(Take(reset.Board, 41, 42, """{"id":"1"}""").Fault);

        var step = reset.Board.Take("snapshot", Wire.Id(50), Wire.Snapshot(50, $"{Wire.Game(awayScore: 14)},{Wire.Scheduled()}"));
        Assert.Equal(14, Assert.Single(step.Altered).After.Away.Score);
    }

    [Fact]
    public void Snapshot_OfAnotherWeek_IsAllNew()
    {
        var step = s_board.Take("snapshot", Wire.Id(41, "2015-reg-13"), Wire.Snapshot(41, $"{Wire.Game()},{Wire.Scheduled()}"));

        Assert.Equal("2015/reg/13", step.Board.Week.ToString());
        Assert.All(step.Altered, one => Assert.Null(one.Before));
        Assert.Equal(2, step.Altered.Length);
    }

    [Fact]
    public void Heartbeat_TellsWhatIsStale()
    {
        var stale = s_board.Take("heartbeat", null, Wire.Heartbeat("41", "\"2015-11-29T18:01:00Z\"")).Board;
        Assert.NotNull(stale.StaleSince);
        Assert.Null(stale.Take("heartbeat", null, Wire.Heartbeat("41")).Board.StaleSince);
        Assert.Equal(Wire.Id(41), stale.LastId);
    }

    [Theory]
    [InlineData("42", true)]
    [InlineData("41", false)]
    [InlineData("null", false)]
    public void Heartbeat_WithAVersionThatNeverCame_IsAFault(string version, bool isFault) =>
        Assert.Equal(isFault, s_board.Take("heartbeat", null, Wire.Heartbeat(version)).Fault is not null);

    [Fact]
    public void Event_OfALaterVersionOfTheWire_IsPassedOver()
    {
        var step = s_board.Take("fireworks", null, """{"colour":"red"}""");
        Assert.Null(step.Fault);
        Assert.Equal(s_board, step.Board);
    }

    [Theory]
    [InlineData("snapshot", "")]
    [InlineData("snapshot", "<html>")]
    [InlineData("snapshot", "[]")]
    [InlineData("snapshot", "null")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":"many","games":[]}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":1e99,"games":[]}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":50}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":50,"games":[{}]}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":50,"games":[{"id":7}]}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":50,"games":[{"id":"1","kickoff":"yesterday"}]}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":50,"games":[{"id":"1","home":{"score":9999999999}}]}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":50,"games":[{"id":"1","home":[]}]}""")]
    [InlineData("snapshot", """{"epoch":"k3f9","version":50,"games":[{"id":"1"},{"id":"1"}]}""")]
    [InlineData("change", """{"epoch":"k3f9","since":41,"version":42}""")]
    [InlineData("change", """{"epoch":"k3f9","since":41,"version":42,"games":[null]}""")]
    [InlineData("reset", "{}")]
    [InlineData("heartbeat", "7")]
    public void Event_ThatMakesNoSense_IsAFaultAndAltersNothing(string name, string data)
    {
        var step = s_board.Take(name, Wire.Id(50), data);

        Assert.NotNull(step.Fault);
        Assert.Equal(s_board, step.Board);
        Assert.Empty(step.Altered);
        var later = step.Board.Take("snapshot", Wire.Id(51), Wire.Snapshot(51, Wire.Game()));
        Assert.Null(later.Fault);
        var again = later.Board.Take("change", Wire.Id(52), Wire.Change(51, 52, """{"id":"1","clock":"07:02"}"""));
        Assert.Null(again.Fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("2015-reg-12\u00e9.k3f9.42")]
    public void State_WithAnIdThatCannotBeSentBack_IsAFault(string? id) =>
        Assert.NotNull(Board.Empty.Take("snapshot", id, Wire.Snapshot(42, Wire.Game())).Fault);

    private static Board Begin(params string[] games) =>
        Board.Empty.Take("snapshot", Wire.Id(41), Wire.Snapshot(41, string.Join(',', games))).Board;

    private static BoardStep Take(Board board, long since, long version, string patches) =>
        board.Take("change", Wire.Id(version), Wire.Change(since, version, patches));
}
