using LiveScore.Simulation.Model;
using Xunit;

namespace LiveScore.Simulation.Tests;

/// <summary>What the oracle says of streams that went wrong. The game's home side has as many points as the version says.</summary>
public sealed class WeekPictureTests
{
    private const string Game =
        """
        {"id":"2025090700","season":2025,"type":"reg","week":1,"kickoff":"2025-09-07T13:00:00-04:00","status":"inProgress","period":1,
        "clock":"08:11","home":{"code":"CLE","name":"Browns","score":1},"away":{"code":"BAL","name":"Ravens","score":0},
        "possession":null,"redZone":null,"overtime":false,"note":null}
        """;

    private static readonly StreamEvent s_reset = new("reset", null, """{"reason":"too-old"}""");

    private readonly WeekPicture _picture;

    public WeekPictureTests()
    {
        var history = new History();
        for (var version = 1; version <= 5; version++)
        {
            history.Add("k3f9", version, [Any.Game(version)]);
        }

        _picture = new(history, Any.Week, team: null);
    }

    [Fact]
    public void Take_SnapshotAndChanges_IsRight()
    {
        Assert.Null(_picture.Take(Snapshot(1)));
        Assert.Null(_picture.Take(Change(1, 2)));
        Assert.Null(_picture.Take(Change(2, 4)));
        Assert.Null(_picture.Take(Beat(4)));
        Assert.Null(_picture.Take(s_reset));
        Assert.Null(_picture.Take(Snapshot(1)));
        Assert.Null(_picture.Differs("k3f9", 1));
    }

    [Fact]
    public void Take_ChangeThatLeavesOneOut_IsTold() => AssertWrong(Change(2, 3), "a change from 2 to 3 at k3f9.1");

    [Fact]
    public void Take_ChangeThatComesTwice_IsTold() => AssertWrong(Change(1, 1), "a change from 1 to 1");

    [Fact]
    public void Take_ChangeThatWasNeverStored_IsTold() => AssertWrong(Change(1, 6), "never stored");

    [Fact]
    public void Take_ChangeWithOtherPoints_IsTold() => AssertWrong(Change(1, 2, points: 3), "a game is");

    [Fact]
    public void Take_ChangeOfAnotherEpoch_IsTold() => AssertWrong(Change(1, 2, epoch: "other"), "a change to other.2");

    [Fact]
    public void Take_SnapshotWithoutReset_IsTold() => AssertWrong(Snapshot(1), "without a reset");

    [Fact]
    public void Take_HeartbeatOfAnotherVersion_IsTold() => AssertWrong(Beat(2), "a heartbeat names version 2");

    [Fact]
    public void Take_IdThatIsNone_IsTold() => AssertWrong(Change(1, 2) with { Id = "2025-reg-2.k3f9.2" }, "the id of a change");

    [Fact]
    public void Take_UpdateThatGoesBack_IsTold() =>
        AssertWrong(new("update", "2025-reg-1.k3f9.1", $"[{Game}]"), "an update to k3f9.1 at k3f9.1");

    [Fact]
    public void Take_ChangeBehindReset_IsTold()
    {
        _picture.Take(Snapshot(1));
        _picture.Take(s_reset);

        Assert.Contains("at nothing", _picture.Take(Change(1, 2)), StringComparison.Ordinal);
    }

    private static StreamEvent Snapshot(long version) => new(
        "snapshot",
        $"2025-reg-1.k3f9.{version}",
        $$"""{"epoch":"k3f9","version":{{version}},"staleSince":null,"games":[{{Game}}]}""");

    private static StreamEvent Change(long since, long version, long? points = null, string epoch = "k3f9") => new(
        "change",
        $"2025-reg-1.{epoch}.{version}",
        $$"""
        {"epoch":"{{epoch}}","since":{{since}},"version":{{version}},"games":[{"id":"2025090700","home":{"score":{{points ?? version}} } }]}
        """);

    private static StreamEvent Beat(long version) =>
        new("heartbeat", null, $$"""{"at":"2025-09-07T17:00:00.000Z","version":{{version}},"staleSince":null}""");

    private void AssertWrong(StreamEvent told, string fault)
    {
        Assert.Null(_picture.Take(Snapshot(1)));
        Assert.Contains(fault, _picture.Take(told), StringComparison.Ordinal);
    }
}
