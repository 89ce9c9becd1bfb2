using System.Collections.Immutable;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>Who is in a room.</summary>
/// <param name="Number">Another one whenever somebody came or went, also after the grain was made anew; above 0.</param>
/// <param name="Users">In the order of their names.</param>
[GenerateSerializer, Alias("LiveScore.RoomPresence"), Immutable]
public sealed record RoomPresence([property: Id(0)] long Number, [property: Id(1)] ImmutableArray<string> Users);
