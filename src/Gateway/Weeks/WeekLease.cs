namespace LiveScore.Gateway.Weeks;

/// <summary>The right to look at a followed week. Given back once.</summary>
internal sealed class WeekLease(WeekFollower follower, Action giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    public WeekFollower Follower => follower;

    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
