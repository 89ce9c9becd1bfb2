using System.Collections.Immutable;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Grains;

/// <summary>Every imported week, by its key.</summary>
[GenerateSerializer, Alias("LiveScore.DirectoryState"), Immutable]
public sealed record DirectoryState
{
    [Id(0)]
    public ImmutableSortedDictionary<string, DirectoryEntry> Weeks { get; init; } = ImmutableSortedDictionary<string, DirectoryEntry>.Empty;
}

/// <param name="Week">How the week stood when it last told.</param>
/// <param name="Open">Whether its feed is to be asked again.</param>
[GenerateSerializer, Alias("LiveScore.DirectoryEntry"), Immutable]
public sealed record DirectoryEntry([property: Id(0)] WeekSummary Week, [property: Id(1)] bool Open)
{
    /// <summary>The ids of the week's games; none in rows of a time that did not keep them, until the week tells again.</summary>
    [Id(2)] public ImmutableArray<string> Games { get; init; } = [];

    public bool Equals(DirectoryEntry? other) =>
        other is not null && Week == other.Week && Open == other.Open && Games.SequenceEqual(other.Games);

    public override int GetHashCode() => HashCode.Combine(Week, Open, Games.Length);
}
