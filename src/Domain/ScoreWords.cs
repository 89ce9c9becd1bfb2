namespace LiveScore.Domain;

/// <summary>
/// What points are called. A name is given only where nothing else can be meant; where a feed was silent for long, six points may be
/// two field goals, and are then six points.
/// </summary>
internal static class ScoreWords
{
    /// <summary>
    /// More of the game clock than one play and the wait before it take, and less than what a team takes to score, kick off and score
    /// again. In the recorded weeks a score comes at most 18 seconds after the state before it.
    /// </summary>
    private static readonly TimeSpan s_oneScore = TimeSpan.FromSeconds(90);

    /// <summary>Such as <c>BAL touchdown</c>, or <c>9 points for BAL</c>.</summary>
    /// <param name="before">The game before.</param>
    /// <param name="after">The game after.</param>
    /// <param name="team">Code of the team that scored.</param>
    /// <param name="points">How many, more than 0.</param>
    public static string Of(Game before, Game after, string team, int points)
    {
        var name = points switch
        {
            1 => "extra point",
            2 when IsTry(before, after, team) => "two-point conversion",
            3 when IsOneScore(before, after) => "field goal",
            6 when IsOneScore(before, after) => "touchdown",
            7 when IsOneScore(before, after) => "touchdown and extra point",
            8 when IsOneScore(before, after) => "touchdown and two-point conversion",
            _ => null,
        };
        return name is null ? $"{points} points for {team}" : $"{team} {name}";
    }

    // A try takes no time off the clock and the team that scores has the ball; a safety is the other way round in both.
    private static bool IsTry(Game before, Game after, string team) =>
        before is { Status: GameStatus.InProgress, Clock: not null } && before.Possession == team
        && (before.Status, before.Period, before.Clock) == (after.Status, after.Period, after.Clock)
        && (team == before.Home.Code ? before.HomeScore : before.AwayScore) >= 6;

    private static bool IsOneScore(Game before, Game after)
    {
        if (after.Status == GameStatus.Final)
        {
            return before is { Status: GameStatus.InProgress, Period: not null } && EndsWithOneScore(before, after);
        }

        return GameProgress.Between(before, after) is { } passed && passed.Duration() <= s_oneScore;
    }

    // In overtime nobody scores twice in a row.
    private static bool EndsWithOneScore(Game before, Game after) => before.Period > 4
        ? before.AwayScore == after.AwayScore || before.HomeScore == after.HomeScore
        : !after.Overtime && GameProgress.LeftBefore(after, before) <= s_oneScore;
}
