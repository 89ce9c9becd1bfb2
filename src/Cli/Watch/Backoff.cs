namespace LiveScore.Cli.Watch;

/// <summary>How long to wait before a gateway is asked again: what it said, doubling while it is away, different for each viewer.</summary>
internal sealed class Backoff(Random random)
{
    /// <summary>Before a gateway has said anything.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>Doubling ends here. Somebody is looking: longer would leave an old score on the screen of a gateway that is back.</summary>
    public static readonly TimeSpan Last = TimeSpan.FromSeconds(15);

    /// <summary>What a gateway may ask for.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromSeconds(60);

    private int _failures;

    /// <summary>Something came: the gateway is well.</summary>
    public void Heard() => _failures = 0;

    /// <param name="told">What the gateway asked for, if it did.</param>
    public TimeSpan Next(TimeSpan? told)
    {
        var first = told is { } wish ? TimeSpan.FromTicks(Math.Clamp(wish.Ticks, Shortest.Ticks, Longest.Ticks)) : First;
        var last = first > Last ? first : Last;
        var wait = first * Math.Pow(2, Math.Min(_failures++, 20));
        return (wait < last ? wait : last) * (1 + (0.25 * random.NextDouble()));
    }
}
