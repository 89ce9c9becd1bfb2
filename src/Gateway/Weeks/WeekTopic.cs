using LiveScore.Domain;
using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Weeks;

/// <summary>A week, or whichever is the current one.</summary>
internal sealed class WeekTopic : Topic
{
    private readonly WeekFollowers _followers;
    private readonly CurrentWeek? _current;
    private readonly EventHandler _changed;
    private readonly int _mailboxSize;
    private Lease<WeekFollower>? _lease;
    private WeekLog? _left;
    private WeekLog? _log;

    /// <param name="week">Null for the current one.</param>
    /// <param name="followers">The weeks that are followed.</param>
    /// <param name="current">Which one is the current one.</param>
    /// <param name="mailboxSize">More versions than this at once become one event.</param>
    /// <param name="changed">Called on any thread when a look may show something new.</param>
    public WeekTopic(SeasonWeekKey? week, WeekFollowers followers, CurrentWeek current, int mailboxSize, Action changed)
    {
        (_followers, _mailboxSize, _changed) = (followers, mailboxSize, (_, _) => changed());
        if (week is { } fix)
        {
            Turn(fix);
        }
        else
        {
            _current = current;
            _current.Changed += _changed;
        }

        Look();
    }

    public override WeekLog? Log => _log;

    public override bool Look()
    {
        var before = _log;
        if (_current?.Week is { } week && week != _lease?.Follower.Week)
        {
            Turn(week);
        }

        _log = _lease?.Follower.Log;
        return _log != before;
    }

    /// <summary>First the last news of a week that is no longer the current one.</summary>
    public override WeekLog? LogFor(TopicCursor cursor) =>
        _left is { } left && cursor is WeekCursor { Week: { } week } && week == left.Week && !cursor.IsAt(left) ? left : _log;

    public override WeekCursor Begin(Wish wish) => new(wish.View, _mailboxSize, wish.ResumeAt);

    public override void Dispose()
    {
        if (_current is not null)
        {
            _current.Changed -= _changed;
        }

        Leave();
    }

    private void Turn(SeasonWeekKey week)
    {
        _left = _lease?.Follower.Log;
        Leave();
        _lease = _followers.Follow(week);
        _lease.Follower.Changed += _changed;
    }

    private void Leave()
    {
        if (_lease is { } lease)
        {
            lease.Follower.Changed -= _changed;
            lease.Dispose();
        }
    }
}
