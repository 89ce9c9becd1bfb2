namespace LiveScore.Feeds.Http;

/// <summary>
/// How long a path is left alone because the provider asked for it. Whoever was told, it holds for all: weeks are ours, and
/// the provider counts requests. The longest wait counts; no good answer shortens it.
/// </summary>
internal sealed class FeedRest(TimeProvider machine)
{
    private readonly Lock _lock = new();
    private long _since;
    private TimeSpan _wait;
    private string _reason = "";

    /// <summary>What a caller is told instead of being let through; null when the path may be asked.</summary>
    public FeedAnswer.Failed? Refusal()
    {
        lock (_lock)
        {
            return Left() is var left && left > TimeSpan.Zero
                ? new($"the provider asked to be left alone: {_reason}", left)
                : null;
        }
    }

    public void Obey(FeedAnswer answer)
    {
        if (answer is not FeedAnswer.Failed { RetryAfter: { } wait, Reason: var reason })
        {
            return;
        }

        lock (_lock)
        {
            if (wait > Left())
            {
                (_since, _wait, _reason) = (machine.GetTimestamp(), wait, reason);
            }
        }
    }

    private TimeSpan Left() => _wait - machine.GetElapsedTime(_since);
}
