namespace LiveScore.Domain;

/// <summary>What the kept changes tell of a game's past.</summary>
internal static class GameHistory
{
    /// <summary>The states that the game has left, oldest first.</summary>
    public static IEnumerable<Game> Left(this WeekState state, string id)
    {
        var game = state.Base.FirstOrDefault(one => one.Id == id);
        foreach (var change in state.Changes)
        {
            if (change.Games.FirstOrDefault(one => one.Id == id) is { } patch)
            {
                if (game is not null)
                {
                    yield return game;
                }

                game = patch.ApplyTo(game);
            }
        }
    }

    /// <summary>Whether two states of a game are the same in what their order can be told by.</summary>
    public static bool IsSameMoment(this Game game, Game other) =>
        (game.Status, game.Period, game.Clock, game.AwayScore, game.HomeScore)
        == (other.Status, other.Period, other.Clock, other.AwayScore, other.HomeScore);
}
