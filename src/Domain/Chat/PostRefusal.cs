using Orleans;

namespace LiveScore.Domain.Chat;

/// <summary>Why a message is not kept.</summary>
/// <param name="Reason">What kind of reason.</param>
/// <param name="Detail">What is wrong and what to do, for the sender.</param>
/// <param name="RetryAfter">When it may be sent again; null when that would not help.</param>
[GenerateSerializer, Alias("LiveScore.PostRefusal"), Immutable]
public sealed record PostRefusal(
    [property: Id(0)] PostRefusalReason Reason,
    [property: Id(1)] string Detail,
    [property: Id(2)] TimeSpan? RetryAfter = null);
