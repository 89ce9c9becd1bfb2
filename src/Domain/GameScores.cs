namespace LiveScore.Domain;

/// <summary>The points that one change gave to teams of a game or took from them.</summary>
internal static class GameScores
{
    /// <summary>
    /// What is told of them, corrections first: a review ends before the game goes on. Points are the difference between two scores
    /// that were seen. A score that goes with its game, such as one that is called off, is not known any more, and nobody took it away.
    /// </summary>
    public static IEnumerable<Notification> Scores(this GameStep step)
    {
        if (!step.Begins && !GameProgress.HasBegun(step.Before))
        {
            return [];
        }

        var from = step.Begins ? Start(step.Before) : step.Before;
        return new[]
        {
            Of(step, from, step.After.Away, from.AwayScore, step.After.AwayScore),
            Of(step, from, step.After.Home, from.HomeScore, step.After.HomeScore),
        }.OfType<Notification>().OrderBy(told => told.Points > 0);
    }

    private static Notification? Of(GameStep step, Game from, Team team, int? had, int? has)
    {
        if (has - had is not { } points || points == 0)
        {
            return null;
        }

        // Nobody scores in a game that is over or does not go on.
        var isCorrection = points < 0 || (step.After.Status == from.Status && !step.After.IsInPlay);
        var text = isCorrection
            ? $"Correction: {team.Code} has {has}, not {had}"
            : ScoreWords.Of(from, step.After, team.Code, points);
        return step.Tell(isCorrection ? NotificationKind.Correction : NotificationKind.Score, $"{text}: {step.After.ScoreLine()}") with
        {
            Team = team.Code,
            Points = points,
            Lead = ShiftOf(from, step.After),
        };
    }

    private static LeadShift ShiftOf(Game from, Game to) => (Lead(from), Lead(to)) switch
    {
        var (was, now) when was == now => LeadShift.None,
        (_, 0) => LeadShift.Tied,
        _ => LeadShift.Taken,
    };

    private static int Lead(Game game) => Math.Sign((game.HomeScore ?? 0) - (game.AwayScore ?? 0));

    private static Game Start(Game game) =>
        game with { Status = GameStatus.InProgress, Period = 1, Clock = "15:00", AwayScore = 0, HomeScore = 0 };
}
