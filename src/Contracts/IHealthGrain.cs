using Orleans;
using Orleans.Concurrency;

namespace LiveScore.Contracts;

/// <summary>Tells whether the cluster and its store are well. There is one, under <see cref="GrainExtensions.HealthKey"/>.</summary>
[Alias("LiveScore.IHealthGrain")]
public interface IHealthGrain : IGrainWithStringKey
{
    /// <summary>Answers without touching the store.</summary>
    [Alias("Ping"), ReadOnly, AlwaysInterleave]
    Task Ping();

    /// <summary>
    /// Reads a row and writes it. Those who ask while it is under way share its end. Throws what the store said, as late as that
    /// takes: whoever asks has to limit the wait.
    /// </summary>
    [Alias("CheckStore"), AlwaysInterleave]
    Task CheckStore();
}
