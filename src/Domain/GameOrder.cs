namespace LiveScore.Domain;

/// <summary>The order in which the games of a week are stored and shown.</summary>
public static class GameOrder
{
    public static IEnumerable<Game> InOrder(this IEnumerable<Game> games) =>
        games.OrderBy(game => game.Kickoff).ThenBy(game => game.Id, StringComparer.Ordinal);
}
