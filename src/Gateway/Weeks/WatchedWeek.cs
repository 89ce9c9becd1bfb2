using LiveScore.Domain;

namespace LiveScore.Gateway.Weeks;

/// <summary>The week that one viewer looks at: always the same, or whichever is the current one.</summary>
internal sealed class WatchedWeek : IDisposable
{
    private readonly WeekFollowers _followers;
    private readonly CurrentWeek? _current;
    private readonly Bell _bell;
    private WeekLease? _lease;
    private bool _isLeaving;

    private WatchedWeek(WeekFollowers followers, CurrentWeek? current, Bell bell) =>
        (_followers, _current, _bell) = (followers, current, bell);

    public static WatchedWeek Fixed(WeekFollowers followers, SeasonWeekKey week, Bell bell)
    {
        var watched = new WatchedWeek(followers, current: null, bell);
        watched.Turn(week);
        return watched;
    }

    public static WatchedWeek Current(WeekFollowers followers, CurrentWeek current, Bell bell)
    {
        current.Audience.Join(bell);
        return new(followers, current, bell);
    }

    public WeekFollower? Follower => _lease?.Follower;

    /// <summary>What is known of the week now; null while nothing is.</summary>
    public WeekLog? Look()
    {
        if (_current?.Week is not { } week || week == Follower?.Week)
        {
            _isLeaving = false;
        }
        else if (!_isLeaving && Follower?.Log is { } last)
        {
            // What is new in the week that ends comes first; the next look is at the other one.
            _isLeaving = true;
            _bell.Ring();
            return last;
        }
        else
        {
            _isLeaving = false;
            Turn(week);
        }

        return Follower?.Log;
    }

    public void Dispose()
    {
        _current?.Audience.Leave(_bell);
        Leave();
    }

    private void Turn(SeasonWeekKey week)
    {
        Leave();
        _lease = _followers.Follow(week);
        _lease.Follower.Audience.Join(_bell);
    }

    private void Leave()
    {
        _lease?.Follower.Audience.Leave(_bell);
        _lease?.Dispose();
        _lease = null;
    }
}
