using System.Collections.Immutable;
using Orleans;

namespace LiveScore.Domain;

/// <summary>What one report altered in a week. Applies to the state of version <c>Version - 1</c>.</summary>
/// <param name="Version">The count of changes of the week with this one: from 1, never reused, never skipped.</param>
/// <param name="At">When the report was received.</param>
/// <param name="Games">A patch for each game that altered, in the order of the week's games.</param>
[GenerateSerializer, Alias("LiveScore.WeekChange"), Immutable]
public sealed record WeekChange(
    [property: Id(0)] long Version,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] ImmutableArray<GamePatch> Games)
{
    /// <summary>The games after this change, in the order of kick-offs.</summary>
    public ImmutableArray<Game> ApplyTo(ImmutableArray<Game> games)
    {
        var after = games.ToDictionary(game => game.Id, StringComparer.Ordinal);
        foreach (var patch in Games)
        {
            after[patch.Id] = patch.ApplyTo(after.GetValueOrDefault(patch.Id));
        }

        return [.. after.Values.InOrder()];
    }
}
