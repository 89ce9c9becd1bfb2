namespace LiveScore.Domain;

/// <summary>Why an answer about a game is not to be believed at once. Evidence: shared/feeds/FORMATS.md, section 5.</summary>
/// <param name="Reason">What speaks against it.</param>
/// <param name="Answers">How many answers in a row make it true all the same.</param>
/// <param name="GoesBack">Whether the answer looks like an old one.</param>
internal sealed record Suspicion(DoubtReason Reason, int Answers, bool GoesBack = false)
{
    /// <summary>What can well be: the clock is put back by a few seconds, a score is reviewed, a game called final goes on.</summary>
    private const int Likely = 2;

    /// <summary>What an old answer looks like, and the truth hardly ever.</summary>
    private const int Unlikely = 6;

    /// <summary>What cannot be before as much time has passed as the clock had left. Games are called off, so it may be.</summary>
    private const int Impossible = 360;

    /// <summary>The most that a review takes from a team: a touchdown with its two points.</summary>
    private const int MostPoints = 8;

    private static readonly TimeSpan s_clockReset = TimeSpan.FromMinutes(1), s_lag = TimeSpan.FromMinutes(1), s_otherKickoff = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_near = TimeSpan.FromHours(12), s_poll = TimeSpan.FromMinutes(1);

    /// <summary>The same where several games go back at once, as in an old answer and never by a correction.</summary>
    public Suspicion AmongOthers => GoesBack && Answers < Unlikely ? this with { Answers = Unlikely } : this;

    /// <summary>What speaks against an answer, or null.</summary>
    /// <param name="state">The week as it is known.</param>
    /// <param name="before">The game as it is known.</param>
    /// <param name="after">The game as the feed has it.</param>
    /// <param name="report">The answer.</param>
    public static Suspicion? Of(WeekState state, Game before, Game after, WeekReport report) =>
        CallsOff(state, before, after, report)
        ?? (before.IsSameMoment(after)
            ? null
            : StepsBack(state, before, after) ?? TakesPoints(before, after) ?? EndsEarly(state, before, after, report) ?? Hurries(state, before, after, report));

    // After such an answer nobody may ask again for a day: one that was wrong would switch the game off.
    private static Suspicion? CallsOff(WeekState state, Game before, Game after, WeekReport report)
    {
        var isOff = after.Status is GameStatus.Postponed or GameStatus.Canceled or GameStatus.Suspended && after.Status != before.Status;
        var isMoved = after.IsAhead && (after.Kickoff - before.Kickoff).Duration() >= s_otherKickoff;
        var isOnOrNear = (before.IsInPlay && report.At - state.MovedAt.GetValueOrDefault(before.Id) < s_near)
            || (before.IsAhead && (before.Kickoff - report.At).Duration() < s_near);
        return (isOff || isMoved) && isOnOrNear && !GameProgress.IsBehind(after, before) ? new(DoubtReason.CalledOff, Unlikely) : null;
    }

    private static Suspicion? StepsBack(WeekState state, Game before, Game after)
    {
        if (GameProgress.IsBehind(after, before) || (before.Status == GameStatus.Final && after.Status != GameStatus.Final))
        {
            // No old answer knows of a later kick-off.
            var isMoved = after.Kickoff - before.Kickoff >= s_otherKickoff;
            var isLikely = isMoved || (IsOneReview(before, after) && GoesOn(state, before, after));
            return new(DoubtReason.StepBack, isLikely ? Likely : Unlikely, GoesBack: !isMoved);
        }

        // A touchdown and its try stand at one clock, so that the clock does not tell which of two answers is the older one.
        return before.Status == after.Status && !GameProgress.IsBehind(before, after) && state.Left(before.Id).Any(after.IsSameMoment)
            ? new(DoubtReason.StepBack, Likely, GoesBack: true)
            : null;
    }

    private static Suspicion? TakesPoints(Game before, Game after)
    {
        if (!IsOneReview(before, after) && HasPoints(after))
        {
            return new(DoubtReason.PointsGone, Unlikely);
        }

        return HasPoints(after) && Points(before) > 0 && Points(after) == 0 ? new(DoubtReason.PointsGone, Likely) : null;
    }

    private static Suspicion? EndsEarly(WeekState state, Game before, Game after, WeekReport report)
    {
        if (after.Status != GameStatus.Final || !before.IsInPlay)
        {
            return null;
        }

        if (state.MovedAt.TryGetValue(before.Id, out var moved) && report.At - moved + s_lag < GameProgress.LeftBefore(after, before))
        {
            return new(DoubtReason.EarlyFinal, Impossible);
        }

        // The preseason has had no overtime since 2021.
        return after is { Overtime: false } && after.AwayScore == after.HomeScore && report.Week.Type != SeasonType.Pre
            ? new(DoubtReason.EarlyFinal, Unlikely)
            : null;
    }

    // The game clock is never faster than time, and nobody scores twice within an answer or two.
    private static Suspicion? Hurries(WeekState state, Game before, Game after, WeekReport report)
    {
        var clock = before.IsInPlay && after.IsInPlay && state.MovedAt.TryGetValue(before.Id, out var moved)
            && GameProgress.Between(before, after) > report.At - moved + s_lag;
        var points = HasPoints(before) && HasPoints(after) && report.At - state.AnsweredAt < s_poll
            && Math.Max((after.AwayScore ?? 0) - (before.AwayScore ?? 0), (after.HomeScore ?? 0) - (before.HomeScore ?? 0)) > MostPoints;
        return clock || points ? new(DoubtReason.TooFast, Likely) : null;
    }

    // The clock is put back a little; a game that was called final goes on from where it was.
    private static bool GoesOn(WeekState state, Game before, Game after) => before.Status == GameStatus.Final
        ? state.Left(before.Id).LastOrDefault(past => past.IsInPlay) is { } last && GameProgress.Between(after, last) < TimeSpan.Zero
        : GameProgress.Between(after, before) <= s_clockReset;

    private static bool HasPoints(Game game) => game.IsInPlay || game.Status == GameStatus.Final;

    private static bool IsOneReview(Game before, Game after)
    {
        var (away, home) = ((before.AwayScore ?? 0) - (after.AwayScore ?? 0), (before.HomeScore ?? 0) - (after.HomeScore ?? 0));
        return Math.Min(away, home) <= 0 && Math.Max(away, home) <= MostPoints;
    }

    private static int Points(Game game) => (game.AwayScore ?? 0) + (game.HomeScore ?? 0);
}
