using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>
/// The rules of a week: which report is believed, and what it changes. Pure. Real feeds say "final" at halftime, take
/// touchdowns back, and answer with an older state after a newer one, so no status is terminal, scores may fall, and only a
/// step back in the game itself has to be said twice.
/// </summary>
public static class WeekRules
{
    /// <summary>
    /// The most changes kept for viewers that come back: ten minutes of one report every five seconds, and some more. The
    /// busiest Sunday measured has 14 changed games in a minute.
    /// </summary>
    public const int ChangesKept = 150;

    /// <summary>Decides on a report. The same report twice changes nothing.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="report">What the feed says now.</param>
    /// <param name="epoch">The epoch that a week which is not stored yet gets.</param>
    public static WeekDecision Apply(WeekState state, WeekReport report, string epoch)
    {
        var known = state.Games.ToDictionary(game => game.Id, StringComparer.Ordinal);
        var waiting = state.Held.ToDictionary(game => game.Id, StringComparer.Ordinal);
        var held = ImmutableArray.CreateBuilder<string>();
        var patches = new List<GamePatch>();
        var games = OnePerGame(AsKnown(state.Games, report.Games));
        foreach (var reported in games)
        {
            var before = known.GetValueOrDefault(reported.Id);
            var after = AsResult(before, reported);
            if (before is not null && StepBack(before, after) is { } reason && waiting.TryAdd(after.Id, after))
            {
                held.Add($"{after.Away.Code} @ {after.Home.Code} ({after.Id}): {reason}");
                continue;
            }

            waiting.Remove(after.Id);
            if (GamePatch.Between(before, after) is { } patch)
            {
                patches.Add(patch);
                known[after.Id] = after;
            }
        }

        var next = state with
        {
            Epoch = state.IsStored ? state.Epoch : epoch,
            Held = [.. waiting.Values.InOrder()],
            AnsweredAt = report.At,
        };
        ImmutableArray<string> told = [.. games.Select(game => game.Id)];
        if (patches.Count == 0)
        {
            return new(next, null, held.ToImmutable(), told);
        }

        var order = known.Values.InOrder().ToImmutableArray();
        var change = new WeekChange(
            state.Version + 1, report.At, [.. patches.OrderBy(patch => order.IndexOf(known[patch.Id]))]);
        return new(Keep(next with { Games = order, FinalAt = FinalAt(state, change) }, change), change, held.ToImmutable(), told);
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

        return state with { Version = change.Version, ChangedAt = change.At, Changes = changes, Base = start };
    }

    private static DateTimeOffset? FinalAt(WeekState before, WeekChange change) =>
        change.Games.Any(patch => patch.Status == GameStatus.Final) ? change.At : before.FinalAt;

    /// <summary>
    /// Feeds number the same game differently. What they agree on is who plays whom, at most once a week; so a game under a new
    /// number is the known one of these clubs, unless the report has that one too. Placeholders (AFC @ NFC) are no clubs.
    /// </summary>
    private static IEnumerable<Game> AsKnown(ImmutableArray<Game> known, ImmutableArray<Game> reported)
    {
        var byNumber = known.ToDictionary(game => game.Id, StringComparer.Ordinal);
        var numbers = reported.Select(game => game.Id).ToHashSet(StringComparer.Ordinal);
        var others = known.Where(game => !numbers.Contains(game.Id)).ToList();
        foreach (var game in reported)
        {
            var same = byNumber.GetValueOrDefault(game.Id)
                ?? others.Where(game.IsSameFixture).MinBy(other => (other.Kickoff - game.Kickoff).Duration());
            yield return game.PrintedAs(same ?? game);
        }
    }

    /// <summary>
    /// A feed may print a game twice, an older state beside the newer one: the one further along counts. The clock stands
    /// between a touchdown and its try; then more points are taken for later.
    /// </summary>
    private static ImmutableArray<Game> OnePerGame(IEnumerable<Game> games) =>
    [
        .. games.GroupBy(game => game.Id, StringComparer.Ordinal).Select(same => same.Aggregate((one, other) =>
            GameProgress.IsBehind(one, other) || (!GameProgress.IsBehind(other, one) && Points(one) < Points(other)) ? other : one)),
    ];

    /// <summary>Nobody has lost a game 0–0 that was never seen in play: it was called off (Hall of Fame game of 2016).</summary>
    private static Game AsResult(Game? before, Game reported) =>
        reported is { Status: GameStatus.Final, AwayScore: null or 0, HomeScore: null or 0 }
        && (before is null || before.Status is GameStatus.Scheduled or GameStatus.Canceled or GameStatus.Postponed)
            ? reported with { Status = GameStatus.Canceled, AwayScore = null, HomeScore = null, Overtime = false, Note = "Not played" }
            : reported;

    private static string? StepBack(Game before, Game after)
    {
        if (GameProgress.IsBehind(after, before))
        {
            return "an earlier moment of the game after a later one";
        }

        return after.IsInPlay && Points(before) > 0 && Points(after) == 0 ? "all points gone" : null;
    }

    private static int Points(Game game) => (game.AwayScore ?? 0) + (game.HomeScore ?? 0);
}
