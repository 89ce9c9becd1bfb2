using Orleans;

namespace LiveScore.Contracts;

/// <summary>A message as somebody sent it.</summary>
/// <param name="User">Null for the operator, who may write more, and as often as it has to be.</param>
/// <param name="Text">Whatever was sent.</param>
[GenerateSerializer, Alias("LiveScore.NewPost"), Immutable]
public sealed record NewPost([property: Id(0)] string? User, [property: Id(1)] string Text);
