using LiveScore.Feeds;

namespace LiveScore.Fuzzing;

/// <param name="Answer">The reader's; null when it threw.</param>
/// <param name="Allocated">In bytes, by the reader alone.</param>
/// <param name="Fault">What the reader promised and did not keep; null when all is well.</param>
public sealed record FuzzResult(FeedAnswer? Answer, long Allocated, string? Fault);
