using System.Collections.Immutable;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>The answer to a follower.</summary>
[GenerateSerializer, Alias("LiveScore.WeekChanges"), Immutable]
public sealed record WeekChanges
{
    /// <summary>Empty while nothing of the week is stored.</summary>
    [Id(0)] public required string Epoch { get; init; }

    /// <summary>The version after <see cref="Changes"/>.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>Since when the feed has not been heard or has stood still, or null when all is well.</summary>
    [Id(2)] public DateTimeOffset? StaleSince { get; init; }

    /// <summary>
    /// The games that <see cref="Changes"/> start from, of version <c>Version - Changes.Length</c>. Null when the follower's own
    /// state is that.
    /// </summary>
    [Id(3)] public ImmutableArray<Game>? Base { get; init; }

    /// <summary>Without a hole, oldest first.</summary>
    [Id(4)] public ImmutableArray<WeekChange> Changes { get; init; } = [];

    /// <summary>The W3C <c>traceparent</c> of the newest change; null when it is not among <see cref="Changes"/>, or nobody traces it.</summary>
    [Id(5)] public string? Trace { get; init; }
}
