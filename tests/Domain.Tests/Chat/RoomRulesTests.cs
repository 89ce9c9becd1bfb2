using LiveScore.Domain.Chat;
using Xunit;

namespace LiveScore.Domain.Tests.Chat;

public sealed class RoomRulesTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    private readonly RoomState _room = RoomRules.Post(
        RoomRules.Post(new(), "one", "quick-falcon-42", s_at, "k3f9aa", 3), "two", user: null, s_at, "other", 3);

    [Fact]
    public void Post_InANewRoom_BeginsTheEpochAndIsVersionOne()
    {
        Assert.Equal("k3f9aa", _room.Epoch);
        Assert.Equal([new(1, s_at, "quick-falcon-42", "one"), new(2, s_at, User: null, "two")], _room.Entries);
    }

    [Fact]
    public void Post_BeyondWhatIsKept_DropsTheOldest()
    {
        var room = RoomRules.Post(RoomRules.Post(_room, "three", "a", s_at, "", 3), "four", "a", s_at, "", 3);

        Assert.Equal(["two", "three", "four"], room.Entries.Select(entry => entry.Text));
        Assert.Equal((4L, 1L), (room.Version, room.BaseVersion));
    }

    [Fact]
    public void Kept_SetLowerThanBefore_DropsAllThatIsTooMuch() =>
        Assert.Equal([3L], RoomRules.Post(_room, "three", "a", s_at, "", 1).Entries.Select(entry => entry.Version));

    [Fact]
    public void Delete_LeavesTheVersionAlone_AndTells()
    {
        var later = s_at.AddMinutes(1);

        var room = RoomRules.Delete(_room, 1, later, 3);

        Assert.Equal([new(1, s_at, User: null, Text: null), _room.Entries[1], new(3, later, User: null, Text: null, Deletes: 1)], room.Entries);
    }

    [Fact]
    public void Delete_InAFullRoom_DropsTheOldestAndNotTheVersion()
    {
        var room = RoomRules.Delete(_room, 2, s_at, 2);

        Assert.Equal([new(2, s_at, User: null, Text: null), new(3, s_at, User: null, Text: null, Deletes: 2)], room.Entries);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(1)] // deleted already
    [InlineData(3)] // a deletion
    public void Delete_OfWhatIsNotThere_AltersNothing(long version)
    {
        var room = RoomRules.Delete(_room, 1, s_at, 3);

        Assert.Same(room, RoomRules.Delete(room, version, s_at, 3));
        Assert.NotSame(room, RoomRules.Delete(room, 2, s_at, 3));
    }

    [Fact]
    public void Delete_InANewRoom_AltersNothing() => Assert.Equal("", RoomRules.Delete(new(), 1, s_at, 3).Epoch);
}
