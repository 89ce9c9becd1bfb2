using Orleans;

namespace LiveScore.Grains;

/// <summary>The row that shows that rows can be written.</summary>
[GenerateSerializer, Alias("LiveScore.HealthState"), Immutable]
public sealed record HealthState
{
    /// <summary>When it was last written, by the machine's clock.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }
}
