using System.Globalization;
using System.Text;

namespace LiveScore.Season;

/// <summary>The played weeks of a season as scorestrip's archive prints them: made up, as large as real ones.</summary>
/// <param name="weeks">How many weeks there are, counted from the first of the preseason.</param>
internal sealed class SeasonPages(int weeks)
{
    public const int GamesAWeek = 16, PreseasonWeeks = 5, MostWeeks = PreseasonWeeks + 17;

    private static readonly byte[] s_none = "<ss/>"u8.ToArray();

    public byte[] Page(int season, string seasonType, int week) => seasonType switch
    {
        "PRE" when week < weeks => Print(season, "P", seasonType, week, new DateOnly(season, 8, 9).AddDays(7 * week)),
        "REG" when week + PreseasonWeeks <= weeks => Print(season, "R", seasonType, week, new DateOnly(season, 9, 13).AddDays(7 * (week - 1))),
        _ => s_none,
    };

    private static byte[] Print(int season, string type, string gameType, int week, DateOnly date)
    {
        var page = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?><ss>""")
            .Append(CultureInfo.InvariantCulture, $"""<gms gd="0" w="{week}" y="{season}" t="{type}">""");
        for (var game = 0; game < GamesAWeek; game++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"""<g eid="{date:yyyyMMdd}{game:00}" gsis="{56000 + game}" d="{date:ddd}" t="1:00" q="F" k="" h="H{game}" hnn="home" hs="{17 + game}" v="A{game}" vnn="away" vs="{3 + week}" p="" rz="" ga="" gt="{gameType}"/>""");
        }

        return Encoding.UTF8.GetBytes(page.Append("</gms></ss>").ToString());
    }
}
