using LiveScore.Domain.Chat;
using Orleans;

namespace LiveScore.Contracts;

/// <summary>What became of a message.</summary>
/// <param name="Refusal">Null when it is stored.</param>
/// <param name="Epoch">Of the room.</param>
/// <param name="Entry">As it is stored; null when it is not.</param>
[GenerateSerializer, Alias("LiveScore.PostResult"), Immutable]
public sealed record PostResult(
    [property: Id(0)] PostRefusal? Refusal,
    [property: Id(1)] string Epoch,
    [property: Id(2)] RoomEntry? Entry);
