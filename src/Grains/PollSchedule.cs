using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>When a week's feed is to be asked next: kick-offs, what is in play, what has just ended. Pure.</summary>
public static class PollSchedule
{
    /// <summary>
    /// The moment to ask, which may have passed, or null when nothing of the week will be live any more. A week that was never
    /// imported has no kick-offs and so is never asked for by itself.
    /// </summary>
    /// <param name="state">What is known of the week.</param>
    /// <param name="asked">When the feed was last asked, with or without success; null when it is not known.</param>
    /// <param name="now">The league's time.</param>
    /// <param name="options">The intervals.</param>
    public static DateTimeOffset? Next(WeekState state, DateTimeOffset? asked, DateTimeOffset now, PollingOptions options) =>
        new[]
        {
            InPlay(state, asked, now, options),
            Ahead(state, asked, now, options),
            Ended(state, asked, now, options),
        }.Min();

    private static DateTimeOffset? InPlay(WeekState state, DateTimeOffset? asked, DateTimeOffset now, PollingOptions options) =>
        !state.Held.IsEmpty || state.Games.Any(game => game.IsInPlay) ? After(asked, options.InPlay, now) : null;

    private static DateTimeOffset? Ahead(WeekState state, DateTimeOffset? asked, DateTimeOffset now, PollingOptions options) =>
        state.Games
            .Where(game => game.IsAhead || game.Status == GameStatus.Suspended)
            .Select(game => now < game.Kickoff + options.WaitForKickoff
                ? Later(game.Kickoff - options.Lead, After(asked, options.BeforeKickoff, now))
                : Missed(state, asked, game.Kickoff + options.WaitForKickoff, options))
            .Min();

    // Nobody was there when it was played: the week is read once, and the games tell how they ended.
    private static DateTimeOffset? Missed(WeekState state, DateTimeOffset? asked, DateTimeOffset waited, PollingOptions options) =>
        state.AnsweredAt < waited && (asked is null || asked < waited + options.ReadAgain) ? waited : null;

    private static DateTimeOffset? Ended(WeekState state, DateTimeOffset? asked, DateTimeOffset now, PollingOptions options)
    {
        if (state.FinalAt is not { } final)
        {
            return null;
        }

        if (now < final + options.Grace)
        {
            return After(asked ?? state.AnsweredAt, options.AfterFinal, now);
        }

        // A feed that cannot be read for another day is not asked for ever; after a longer absence it is asked once.
        var again = final + options.ReadAgain;
        return state.AnsweredAt < again && (asked is null || asked < again + options.ReadAgain) ? again : null;
    }

    private static DateTimeOffset After(DateTimeOffset? asked, TimeSpan interval, DateTimeOffset now) =>
        asked is { } then ? then + interval : now;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
