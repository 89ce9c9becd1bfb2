namespace LiveScore.Cli.Watch;

/// <summary>A gateway that did not answer with a stream.</summary>
/// <param name="message">Why, for people.</param>
/// <param name="isForGood">Whether asking the same again is pointless.</param>
/// <param name="retryAfter">How long it wants to be left alone, when it said so.</param>
internal sealed class GatewayException(string message, bool isForGood, TimeSpan? retryAfter = null) : IOException(message)
{
    public bool IsForGood => isForGood;

    public TimeSpan? RetryAfter => retryAfter;
}
