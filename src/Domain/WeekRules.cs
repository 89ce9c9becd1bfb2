using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>
/// The rules of a week: which report is believed, and what it changes. Pure. Real feeds say "final" at halftime, take
/// touchdowns back, and answer with an older state after a newer one. So no status is terminal and scores may fall; what cannot
/// well be has to be said several times.
/// </summary>
public static class WeekRules
{
    /// <summary>
    /// The most changes kept for viewers that come back: ten minutes of one report every five seconds, and some more. The
    /// busiest Sunday measured has 14 changed games in a minute.
    /// </summary>
    public const int ChangesKept = 150;

    /// <summary>How long ago a game was last seen to move, or kicked off, that has just ended. Silences of two hours were seen.</summary>
    private static readonly TimeSpan s_recently = TimeSpan.FromHours(12);

    /// <summary>Decides on a report. The same report again and again changes nothing in the end.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="report">What the feed says now.</param>
    /// <param name="epoch">The epoch that a week which is not stored yet gets.</param>
    public static WeekDecision Apply(WeekState state, WeekReport report, string epoch)
    {
        var known = state.Games.ToDictionary(game => game.Id, StringComparer.Ordinal);
        var answers = Answers(state, report, known);
        var trial = new Trial(state, report.At, isOld: answers.Any(answer => answer.Suspicion is { GoesBack: true }));
        var patches = new List<GamePatch>();
        foreach (var after in answers.Select(trial.Weigh).Concat(trial.Missing(answers, report)))
        {
            if (GamePatch.Between(known.GetValueOrDefault(after.Id), after) is { } patch)
            {
                patches.Add(patch);
                known[after.Id] = after;
            }
        }

        var next = state with
        {
            Epoch = state.IsStored ? state.Epoch : epoch,
            Doubts = trial.Doubts,
            AnsweredAt = report.At,
        };
        ImmutableArray<string> told = [.. answers.Select(answer => answer.Said.Id)];
        if (patches.Count == 0)
        {
            return new(next, null, trial.Held, told);
        }

        var order = known.Values.InOrder().ToImmutableArray();
        var change = new WeekChange(
            state.Version + 1, report.At, [.. patches.OrderBy(patch => order.IndexOf(known[patch.Id]))]);
        return new(Keep(next with { Games = order }, change), change, trial.Held, told);
    }

    private static ImmutableArray<GameAnswer> Answers(WeekState state, WeekReport report, Dictionary<string, Game> known)
    {
        var answers = Fixtures.Match(state, report.Games)
            .Select(game => new GameAnswer(known.GetValueOrDefault(game.Id), AsResult(known.GetValueOrDefault(game.Id), game)))
            .Select(answer => answer with { Suspicion = answer.Before is { } before ? Suspicion.Of(state, before, answer.Said, report) : null })
            .ToImmutableArray();
        return answers.Count(answer => answer.Suspicion is { GoesBack: true }) > 1
            ? [.. answers.Select(answer => answer with { Suspicion = answer.Suspicion?.AmongOthers })]
            : answers;
    }

    private static WeekState Keep(WeekState state, WeekChange change)
    {
        var changes = state.Changes.Add(change);
        var start = state.Base;
        if (changes.Length > ChangesKept)
        {
            start = changes[0].ApplyTo(start);
            changes = changes.RemoveAt(0);
        }

        var moved = change.Games.Where(patch => patch.IsMove).Select(patch => patch.Id).ToHashSet(StringComparer.Ordinal);
        return state with
        {
            Version = change.Version,
            Changes = changes,
            Base = start,
            ChangedAt = change.Games.All(patch => patch.IsNoteOnly) ? state.ChangedAt : change.At,
            FinalAt = change.Games.Any(patch => IsEnd(patch.Status) && HasJustEnded(state, patch.Id, change.At)) ? change.At : state.FinalAt,
            MovedAt = state.Games.Where(game => game.IsInPlay)
                .Select(game => KeyValuePair.Create(game.Id, moved.Contains(game.Id) ? change.At : state.MovedAt.GetValueOrDefault(game.Id, change.At)))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    // A season that is imported years later has nothing that could still be wrong.
    private static bool HasJustEnded(WeekState state, string id, DateTimeOffset at) =>
        (at - state.MovedAt.GetValueOrDefault(id, state.Games.Single(game => game.Id == id).Kickoff)).Duration() < s_recently;

    private static bool IsEnd(GameStatus? status) => status is GameStatus.Final or GameStatus.Canceled or GameStatus.Postponed;

    /// <summary>Nobody has lost a game 0–0 that was never seen in play: it was called off (Hall of Fame game of 2016).</summary>
    private static Game AsResult(Game? before, Game reported) =>
        reported is { Status: GameStatus.Final, AwayScore: null or 0, HomeScore: null or 0 }
        && (before is null || before.Status is GameStatus.Scheduled or GameStatus.Canceled or GameStatus.Postponed)
            ? reported with { Status = GameStatus.Canceled, AwayScore = null, HomeScore = null, Overtime = false, Note = "Not played" }
            : reported;
}
