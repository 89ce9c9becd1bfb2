using Orleans.Runtime.Providers;

namespace LiveScore.Silo;

/// <summary>
/// How long a stream's queue reader waits after a failed read. Orleans' own waits 10–20 s after the first one, which is how
/// long a stream would be silent after a silo died.
/// </summary>
internal sealed class StreamBackoff : IQueueReaderBackoffProvider
{
    private const double FirstMilliseconds = 100, LastMilliseconds = 2000;

    public TimeSpan Next(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(LastMilliseconds, FirstMilliseconds * Math.Pow(2, Math.Min(attempt, 10))));
}
