using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Rooms;

/// <summary>A room of the chat.</summary>
internal sealed class RoomTopic : Topic
{
    private readonly Lease<RoomFollower> _lease;
    private readonly EventHandler _changed;
    private RoomLog? _log;

    /// <param name="room">Its name.</param>
    /// <param name="followers">The rooms that are followed.</param>
    /// <param name="changed">Called on any thread when a look may show something new.</param>
    public RoomTopic(string room, RoomFollowers followers, Action changed)
    {
        (_lease, _changed) = (followers.Follow(room), (_, _) => changed());
        _lease.Follower.Changed += _changed;
        Look();
    }

    public override RoomLog? Log => _log;

    public override bool Look()
    {
        var before = _log;
        _log = _lease.Follower.Log;
        return _log != before;
    }

    public override TopicCursor Begin(Wish wish) => new RoomCursor(wish.ResumeAt);

    public override void Enter(string? user)
    {
        if (user is not null)
        {
            _lease.Follower.Attendance.Enter(user);
        }
    }

    public override void Leave(string? user)
    {
        if (user is not null)
        {
            _lease.Follower.Attendance.Leave(user);
        }
    }

    public override void Dispose()
    {
        _lease.Follower.Changed -= _changed;
        _lease.Dispose();
    }
}
