using Xunit;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>One gateway for a class of tests, each with weeks of its own. It compares with the grains many times a second.</summary>
public class GatewayFixture : IAsyncLifetime
{
    public GatewayHost Host { get; private set; } = null!;

    protected virtual string[] Settings => ["CompareEvery=00:00:00.05", "DrainWindow=00:00:00", "CurrentWeekEvery=00:00:00.05"];

    public virtual async ValueTask InitializeAsync() => Host = await GatewayHost.StartAsync(Settings);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same, with a gateway that hears of changes only by stream.</summary>
public sealed class HintsOnlyFixture : GatewayFixture
{
    protected override string[] Settings => ["CompareEvery=00:01:00", "DrainWindow=00:00:00", "CurrentWeekEvery=00:00:00.05"];
}
