using LiveScore.Domain;

namespace LiveScore.Feeds.Http;

/// <summary>The last whole answer to a question, and how far an answer of 304 is believed to mean it.</summary>
/// <param name="Validators">What the answer is recognised by.</param>
/// <param name="Report">What it said.</param>
/// <param name="Run">How often in a row it was confirmed by a 304.</param>
/// <param name="Doubts">How often in a row it was out of date when it had been confirmed as often as is believed.</param>
/// <param name="WholeUntil">Until when only whole answers are asked for, on the league's clock.</param>
internal sealed record KnownReport(
    Validators Validators, WeekReport Report, int Run = 0, int Doubts = 0, DateTimeOffset WholeUntil = default)
{
    // Once may be chance: the news came just then. A cache that never tells news is found out every time.
    private const int MostDoubts = 2;

    private static readonly TimeSpan s_distrust = TimeSpan.FromMinutes(10);

    public bool MayBeConfirmed(int mostNotModified, DateTimeOffset now) => Run < mostNotModified && now >= WholeUntil;

    public KnownReport ConfirmedBy(Validators? others, int mostNotModified) =>
        this with { Run = Validators.AreContradictedBy(others) ? mostNotModified : Run + 1 };

    /// <summary>
    /// The next whole answer. One that came although this one could have been confirmed shows that news get through; one that
    /// had to be asked for shows whether the last 304 was true.
    /// </summary>
    public KnownReport FollowedBy(Validators validators, WeekReport report, bool wasConditional, int mostNotModified, DateTimeOffset now)
    {
        var doubts = wasConditional ? 0
            : Run < mostNotModified ? Doubts
            : IsSameAs(report) ? 0
            : Math.Min(Doubts + 1, MostDoubts);
        var isFoundOut = doubts == MostDoubts && Run >= mostNotModified;
        return new(validators, report, 0, doubts, isFoundOut ? now + s_distrust : WholeUntil);
    }

    private bool IsSameAs(WeekReport report) =>
        Report.Games.SequenceEqual(report.Games) && Report.Faults.SequenceEqual(report.Faults);
}
