using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Rooms;

/// <summary>Two questions may be under way, and their answers may come in any order.</summary>
public sealed class RoomLogTests
{
    private readonly ScriptedRoom _room = new();

    [Fact]
    public void Answer_OfBeforeTheFirstMessage_TakesNothingAway()
    {
        var empty = Join(null, RoomPosition.None);
        var late = _room.After(empty.Position);
        _room.Say("shy-owl-7", "first");
        var log = Join(empty, empty.Position);
        Assert.Same(log, RoomLog.Join(log, "lobby", empty.Position, late, Sample.At, kept: 50));
    }

    [Fact]
    public void Answer_ThatIsLate_DoesNotBringBackWhoLeft()
    {
        _room.KeepPresent("g", ["a"]);
        var first = Join(null, RoomPosition.None);
        _room.KeepPresent("g", ["a", "b"]);
        var late = _room.After(first.Position);
        _room.KeepPresent("g", ["a", "c"]);
        var log = Join(first, first.Position);
        Assert.Equal(["a", "c"], RoomLog.Join(log, "lobby", first.Position, late, Sample.At, kept: 50).Presence.Users);
    }

    [Fact]
    public void Store_SetBack_IsOneResetForBothQuestions()
    {
        _room.Say("shy-owl-7", "1");
        var set = _room.State;
        _room.Say("shy-owl-7", "2");
        var log = Join(null, RoomPosition.None);
        _room.Store(set);
        var next = Join(log, log.Position);
        Assert.NotSame(log.Lineage, next.Lineage);
        Assert.Equal(1, next.Version);
        Assert.Same(next, Join(next, log.Position));
    }

    [Fact]
    public void Store_OfAnotherEpoch_BeginsAnew()
    {
        _room.Say("shy-owl-7", "1");
        var log = Join(null, RoomPosition.None);
        _room.Store(new RoomState { Epoch = "0ther", Entries = [new(1, Sample.At, "shy-owl-7", "another")] });
        var next = Join(log, log.Position);
        Assert.Equal(("0ther", 1), (next.Epoch, next.Version));
        Assert.NotSame(log.Lineage, next.Lineage);
    }

    private RoomLog Join(RoomLog? log, RoomPosition asked) => RoomLog.Join(log, "lobby", asked, _room.After(asked), Sample.At, kept: 50);
}
