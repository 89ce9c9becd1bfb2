using System.Globalization;
using System.Text.Json.Nodes;
using LiveScore.Domain;

namespace LiveScore.Simulation.Model;

/// <summary>A game in one form only, whether it was stored or came over the wire: names in order, absent facts left out.</summary>
internal static class GameText
{
    public static string Of(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members
            .Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}:{Of(member.Value)}"))}}}",
        null => "",
        _ => node.ToString(),
    };

    /// <summary>A game as docs/wire-format.md says that viewers get it.</summary>
    public static string Of(SeasonWeekKey week, Game game)
    {
        return Of(new JsonObject
        {
            ["id"] = game.Id,
            ["season"] = week.Season,
            ["type"] = "reg",
            ["week"] = week.Week,
            ["kickoff"] = game.Kickoff.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["status"] = char.ToLowerInvariant($"{game.Status}"[0]) + $"{game.Status}"[1..],
            ["period"] = game.Period,
            ["clock"] = game.Clock,
            ["home"] = Side(game.Home, game.HomeScore),
            ["away"] = Side(game.Away, game.AwayScore),
            ["possession"] = game.Possession,
            ["redZone"] = game.RedZone,
            ["overtime"] = game.Overtime,
            ["note"] = game.Note,
        });

        static JsonObject Side(Team team, int? score) => new() { ["code"] = team.Code, ["name"] = team.Name, ["score"] = score };
    }
}
