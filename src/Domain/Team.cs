using Orleans;

namespace LiveScore.Domain;

/// <summary>
/// A team as its game shows it: the code and name of their era (<c>STL</c>, <c>Rams</c>). To ask whether two codes mean the
/// same team use <see cref="Teams.IdentityOf"/>.
/// </summary>
[GenerateSerializer, Alias("LiveScore.Team"), Immutable]
public sealed record Team([property: Id(0)] string Code, [property: Id(1)] string Name);
