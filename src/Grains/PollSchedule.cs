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
            OnHold(state, asked, now, options),
        }.Min();

    /// <summary>Whether a game is on, about to begin or just over, so that minutes count.</summary>
    public static bool IsLive(WeekState state, DateTimeOffset now, PollingOptions options) =>
        IsWaiting(state, now, options) || now < state.FinalAt + options.Grace || state.Games.Any(game =>
            (game.IsInPlay && now < game.Kickoff + options.LongestGame)
            || (game.IsAhead && now >= game.Kickoff - options.Lead && now < game.Kickoff + options.WaitForKickoff));

    private static DateTimeOffset? InPlay(WeekState state, DateTimeOffset? asked, DateTimeOffset now, PollingOptions options)
    {
        if (IsWaiting(state, now, options))
        {
            return After(asked, options.InPlay, now);
        }

        return state.Games
            .Where(game => game.IsInPlay)
            .Select(game => now < game.Kickoff + options.LongestGame
                ? After(asked, options.InPlay, now)
                : Missed(state, asked, game.Kickoff + options.LongestGame, options))
            .Min();
    }

    // A feed that fails is not asked for ever what it meant.
    private static bool IsWaiting(WeekState state, DateTimeOffset now, PollingOptions options) =>
        state.Doubts.Any(doubt => doubt.IsWaiting && now < doubt.At + options.Grace);

    private static DateTimeOffset? Ahead(WeekState state, DateTimeOffset? asked, DateTimeOffset now, PollingOptions options) =>
        state.Games
            .Where(game => game.IsAhead)
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

    // When it goes on, or is played after all, the feed tells some time: the same day, or another.
    private static DateTimeOffset? OnHold(WeekState state, DateTimeOffset? asked, DateTimeOffset now, PollingOptions options) =>
        state.Games
            .Where(game => game.Status is GameStatus.Suspended or GameStatus.Postponed)
            .Select<Game, DateTimeOffset?>(game =>
            {
                var day = game.Status == GameStatus.Suspended ? options.LongestGame : options.WaitForKickoff;
                return now >= game.Kickoff - options.Lead && now < game.Kickoff + day ? After(asked, options.OnHold, now)
                    : now < game.Kickoff + options.WaitForPostponed ? After(asked ?? state.AnsweredAt, options.ReadAgain, now)
                    : null;
            })
            .Min();

    private static DateTimeOffset After(DateTimeOffset? asked, TimeSpan interval, DateTimeOffset now) =>
        asked is { } then ? then + interval : now;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
