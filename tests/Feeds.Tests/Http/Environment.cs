using System.Diagnostics.Metrics;
using LiveScore.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>What a test gives a feed in place of a host.</summary>
internal static class Environment
{
    public static readonly DateTimeOffset MachineTime = new(2026, 10, 4, 12, 0, 0, TimeSpan.Zero);

    public static FeedEnvironment Of(
        FeedOptions options, TimeProvider clock, TimeProvider? machine = null, IMeterFactory? meters = null, ILogger? logger = null) => new(
        options, clock, machine ?? new ManualClock(MachineTime), meters ?? Meters(), logger ?? NullLogger.Instance);

    public static IMeterFactory Meters() =>
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}
