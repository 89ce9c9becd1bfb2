namespace LiveScore.Gateway.Weeks;

/// <summary>
/// How long a follower waits for its grain. A question to a silo that has just died is never answered, so the first wait is short;
/// a cluster that is merely slow gets longer ones.
/// </summary>
internal sealed class Patience(GatewayOptions options)
{
    private const int MostDoublings = 8, MostHurries = 6;

    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(50);

    private int _silences;
    private int _hurries;

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Limit => Doubled(options.AnswerLimit / 3, options.AnswerLimit);

    /// <summary>How long to wait before the next question after a silence.</summary>
    public TimeSpan Pause => Doubled(s_firstPause, options.CompareEvery);

    public void Heard() => (_silences, _hurries) = (0, MostHurries);

    /// <summary>
    /// Whether to ask soon because nothing came of waiting at the grain: a few times after it went well. One with which it never does is
    /// left to the compare.
    /// </summary>
    public bool TryHurry()
    {
        var may = _hurries > 0;
        _hurries -= may ? 1 : 0;
        return may;
    }

    public void NotHeard() => _silences = Math.Min(_silences + 1, MostDoublings);

    private TimeSpan Doubled(TimeSpan first, TimeSpan most)
    {
        var doubled = first * (1 << _silences);
        return doubled < most ? doubled : most;
    }
}
