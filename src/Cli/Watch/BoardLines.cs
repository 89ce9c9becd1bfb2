using System.Globalization;

namespace LiveScore.Cli.Watch;

/// <summary>A board in plain lines, for pipes and files.</summary>
internal static class BoardLines
{
    /// <summary>The line of a game: <c>2015-11-29T13:08:11-05:00 Q1 08:11  NE 7 @ DEN 0 (NE ball, red zone)</c>.</summary>
    /// <param name="one">The game.</param>
    /// <param name="at">When it altered; a moment that is not known is left out.</param>
    /// <param name="zone">Whose time it is told in.</param>
    public static string Of(Alteration one, DateTimeOffset? at, TimeZoneInfo zone)
    {
        var game = one.After;
        var facts = game.Facts(one.AwayFellFrom, one.HomeFellFrom, namesTheBall: true);
        var time = at is { } moment ? TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-ddTHH:mm:sszzz ", CultureInfo.InvariantCulture) : "";
        return $"{time}{game.Status(zone)}  {Of(game.Away)} @ {Of(game.Home)}{(facts.Length == 0 ? "" : $" ({facts})")}";
    }

    private static string Of(Side side) => side.Score is { } score ? $"{side.Code} {score}" : side.Code;
}
