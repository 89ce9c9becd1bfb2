using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Feeds.Espn;

/// <summary>
/// How ESPN numbers the weeks. Its preseason begins with 1; a table for the postseason, where 4 is the Pro Bowl, which is
/// nobody's week.
/// </summary>
internal static class EspnWeeks
{
    /// <summary>A list longer than this has the events of several weeks. The longest week has 16 games; one may be there twice.</summary>
    private const int MostInAWeek = 20;

    private static readonly int[] s_postseason = [1, 2, 3, 5];

    public static int NumberOf(SeasonWeekKey week) => week.Type switch
    {
        SeasonType.Pre => week.Week + 1,
        SeasonType.Reg => week.Week,
        _ => s_postseason[week.Week - 1],
    };

    /// <summary>4, the off season, is not asked for.</summary>
    public static int SeasonTypeOf(SeasonWeekKey week) => week.Type switch
    {
        SeasonType.Pre => 1,
        SeasonType.Reg => 2,
        _ => 3,
    };

    /// <summary>
    /// Whether an event is of a week; ESPN is known to leave the parameters of a request out of account. Events up to 2022 do
    /// not say their week: then it is the scoreboard's, if that can be the week of them all.
    /// </summary>
    /// <exception cref="FormatException">The event does not tell.</exception>
    public static bool Has(this SeasonWeekKey week, JsonElement game, EspnBoard board)
    {
        var season = game.At("season");
        if (!week.IsIn(season.ValueKind == JsonValueKind.Object ? season : board.Season))
        {
            return false;
        }

        var number = game.At("week").At("number").Number()
            ?? (board.Events <= MostInAWeek && week.IsIn(board.Season) ? board.Week : null);
        return number is null ? throw new FormatException("no week") : number == NumberOf(week);
    }

    private static bool IsIn(this SeasonWeekKey week, JsonElement season) =>
        season.At("year").Number() is { } year && season.At("type").Number() is { } type
            ? (year, type) == (week.Season, SeasonTypeOf(week))
            : throw new FormatException("no season");
}
