namespace LiveScore.Gateway.Weeks;

/// <summary>
/// What is known now of something that viewers follow. Looks only when told to, so that all its viewers see the same; used by
/// one thread.
/// </summary>
internal sealed class Topic : IDisposable
{
    private readonly WeekFollowers _followers;
    private readonly CurrentWeek? _current;
    private readonly EventHandler _changed;
    private WeekLease? _lease;
    private WeekLog? _left;

    /// <param name="name">What it is.</param>
    /// <param name="followers">The weeks that are followed.</param>
    /// <param name="current">Which one is the current one.</param>
    /// <param name="changed">Called on any thread when a look may show something new.</param>
    public Topic(TopicName name, WeekFollowers followers, CurrentWeek current, Action changed)
    {
        (_followers, _changed) = (followers, (_, _) => changed());
        if (name.Week is { } week)
        {
            Turn(week);
        }
        else
        {
            _current = current;
            _current.Changed += _changed;
        }

        Look();
    }

    /// <summary>The newest; null while nothing is known.</summary>
    public WeekLog? Log { get; private set; }

    /// <summary>Takes notice of what is new. False when nothing is.</summary>
    public bool Look()
    {
        var before = Log;
        if (_current?.Week is { } week && week != _lease?.Follower.Week)
        {
            Turn(week);
        }

        Log = _lease?.Follower.Log;
        return Log != before;
    }

    /// <summary>What the viewer has to catch up with: first the last news of a week that is no longer the current one.</summary>
    public WeekLog? LogFor(WeekCursor cursor) => _left is { } left && cursor.Week == left.Week && !cursor.IsAt(left) ? left : Log;

    public void Dispose()
    {
        if (_current is not null)
        {
            _current.Changed -= _changed;
        }

        Leave();
    }

    private void Turn(Domain.SeasonWeekKey week)
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
