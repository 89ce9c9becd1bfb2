using LiveScore.Hosting;
using Microsoft.Extensions.Options;
using Orleans;

namespace LiveScore.Gateway;

/// <summary>A gateway that found no silo, or no PostgreSQL, looks again, without end. Orleans' own gives up after some tries.</summary>
internal sealed class SilosAwaited(IOptions<ClusterSettings> cluster, ILogger<SilosAwaited> logger) : IClientConnectionRetryFilter
{
    private readonly Waiting _waiting = new("silos", cluster.Value.ConnectEvery, TimeProvider.System, logger);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        await _waiting.AfterAsync(exception, cancellationToken);
        return true;
    }
}
