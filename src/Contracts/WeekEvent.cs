using System.Collections.Immutable;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>
/// What a week's stream carries: a hint that there are new changes, and the changes. It may be lost, repeated or late; the
/// grain is the truth.
/// </summary>
[GenerateSerializer, Alias("LiveScore.WeekEvent"), Immutable]
public sealed record WeekEvent(
    [property: Id(0)] SeasonWeekKey Week,
    [property: Id(1)] string Epoch,
    [property: Id(2)] ImmutableArray<WeekChange> Changes)
{
    /// <summary>The W3C <c>traceparent</c> of the newest change; null when nobody traces it.</summary>
    [Id(3)] public string? Trace { get; init; }
}
