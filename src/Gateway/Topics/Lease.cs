namespace LiveScore.Gateway.Topics;

/// <summary>The right to look at what is followed. Given back once.</summary>
internal sealed class Lease<TFollower>(TFollower follower, Action giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    public TFollower Follower => follower;

    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
