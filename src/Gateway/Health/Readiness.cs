using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

/// <summary>
/// What the checks said a moment ago. Those who ask while they run share the answer, so a flood of probes is one question a second
/// to grains and store.
/// </summary>
internal sealed class Readiness(HealthCheckService checks, TimeProvider time)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private Task<HealthReport>? _checking;
    private long _checkedAt;

    public Task<HealthReport> GetAsync()
    {
        lock (_turn)
        {
            return _checking is { } last && (!last.IsCompleted || time.GetElapsedTime(_checkedAt) < s_fresh) ? last : _checking = CheckAsync();
        }
    }

    // Nobody's request ends it: others may wait for the same.
    private async Task<HealthReport> CheckAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var report = await checks.CheckHealthAsync(CancellationToken.None);
        _checkedAt = time.GetTimestamp();
        return report;
    }
}
