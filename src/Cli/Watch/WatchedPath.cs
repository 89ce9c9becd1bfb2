namespace LiveScore.Cli.Watch;

/// <summary>Finds the stream that the command line asks for.</summary>
internal static class WatchedPath
{
    /// <summary>The stream of the current week, which goes on with the next when that becomes the current one.</summary>
    public const string CurrentWeek = "api/livescore?mode=delta";

    /// <exception cref="GatewayException">The season is not told, and the gateway does not tell it.</exception>
    /// <exception cref="MisuseException">The season has no such week.</exception>
    public static async Task<string> ReadAsync(
        WatchArguments arguments, GatewayClient gateway, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        if (arguments.Week is not { } slug)
        {
            return CurrentWeek;
        }

        var season = arguments.Season ?? await ReadSeasonAsync(gateway, time, random, cancellationToken);
        var week = WeekArguments.Read(season, [slug])[0];
        return $"api/season/{week.Season}/{week.Slug}/stream";
    }

    private static async Task<int> ReadSeasonAsync(GatewayClient gateway, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        try
        {
            var current = await FirstState.ReadAsync(gateway, CurrentWeek, time, random, cancellationToken);
            return current.Board.Week!.Value.Season;
        }
        catch (GatewayException fault)
        {
            throw new GatewayException($"which season is on cannot be known: {fault.Message}. Give --season to say it", isForGood: true);
        }
    }
}
