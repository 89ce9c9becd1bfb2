namespace LiveScore.Host.Tests.Sessions;

/// <summary>One host for a class of tests.</summary>
public sealed class OneHost : IAsyncLifetime
{
    public LiveScoreHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await LiveScoreHost.StartAsync("LiveScore:Gateway:DrainWindow=00:00:00");

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
