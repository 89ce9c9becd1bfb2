using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>
/// Which known game each reported one is. Feeds number the same game differently, give a game that was moved a new number beside
/// the old one, and print a game twice. What they agree on is who plays whom, at most once a week.
/// </summary>
internal static class Fixtures
{
    private static readonly TimeSpan s_nearby = TimeSpan.FromDays(1);

    /// <summary>One game for each that is reported, under the number and with the codes by which it is known.</summary>
    public static ImmutableArray<Game> Match(WeekState state, ImmutableArray<Game> reported)
    {
        var once = reported.GroupBy(game => game.Id, StringComparer.Ordinal).Select(same => same.Aggregate(TheNewer)).ToList();
        var fixtures = new List<Game>();
        foreach (var game in once)
        {
            var twin = fixtures.FindIndex(game.IsSameFixture);
            if (twin < 0)
            {
                fixtures.Add(game);
            }
            else
            {
                fixtures[twin] = TheMoved(fixtures[twin], game);
            }
        }

        var byNumber = state.Games.ToDictionary(game => game.Id, StringComparer.Ordinal);
        var numbers = fixtures.Select(game => game.Id).ToHashSet(StringComparer.Ordinal);
        var others = state.Games.Where(game => !numbers.Contains(game.Id)).ToList();
        return [.. fixtures.Select(game => game.PrintedAs(
            byNumber.GetValueOrDefault(game.Id) ?? Among(others, game.IsSameFixture, game) ?? Placeholder(others, game) ?? game))];
    }

    /// <summary>
    /// Of a game printed twice the state that is further along counts; where that cannot be told, the one printed later.
    /// </summary>
    private static Game TheNewer(Game one, Game later) => GameProgress.IsBehind(later, one) ? one : later;

    // A game under two numbers was moved, and is played once: the one that has begun counts, then one that will, then the later.
    private static Game TheMoved(Game one, Game other)
    {
        var (first, second) = ((Certainty(one), one.Kickoff), (Certainty(other), other.Kickoff));
        return first.CompareTo(second) < 0 ? other : one;
    }

    private static int Certainty(Game game) => game.Status switch
    {
        GameStatus.Postponed or GameStatus.Canceled => 0,
        GameStatus.Scheduled => 1,
        _ => 2,
    };

    // Before its teams are known a game of the postseason is AFC @ NFC, or TBD. One feed's numbers tell such games apart; another
    // feed's numbers have another length.
    private static Game? Placeholder(List<Game> known, Game game) => Among(
        known,
        other => (other.IsPlaceholder || game.IsPlaceholder) && other.Id.Length != game.Id.Length
            && (other.Kickoff - game.Kickoff).Duration() < s_nearby,
        game);

    private static Game? Among(List<Game> known, Func<Game, bool> isSame, Game game)
    {
        var same = known.Where(isSame).MinBy(other => (other.Kickoff - game.Kickoff).Duration());
        if (same is not null)
        {
            known.Remove(same);
        }

        return same;
    }
}
