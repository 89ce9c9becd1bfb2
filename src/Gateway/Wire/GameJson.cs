using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Gateway.Wire;

/// <summary>A game as viewers read it.</summary>
internal static class GameJson
{
    public static void WriteGames(this Utf8JsonWriter json, SeasonWeekKey week, IEnumerable<Game> games)
    {
        json.WriteStartArray();
        foreach (var game in games)
        {
            json.WriteGame(week, game);
        }

        json.WriteEndArray();
    }

    public static void WriteGame(this Utf8JsonWriter json, SeasonWeekKey week, Game game)
    {
        json.WriteStartObject();
        json.WriteString("id", game.Id);
        json.WriteNumber("season", week.Season);
        json.WriteString("type", week.TypeName);
        json.WriteNumber("week", week.Week);
        json.WriteLocal("kickoff", game.Kickoff);
        json.WriteString("status", WireNames.Of(game.Status));
        json.WriteNumberOrNull("period", game.Period);
        json.WriteString("clock", game.Clock);
        json.WriteSide("home", game.Home, game.HomeScore);
        json.WriteSide("away", game.Away, game.AwayScore);
        json.WriteString("possession", game.Possession);
        json.WriteBooleanOrNull("redZone", game.RedZone);
        json.WriteBoolean("overtime", game.Overtime);
        json.WriteString("note", game.Note);
        json.WriteEndObject();
    }

    public static void WriteSide(this Utf8JsonWriter json, string side, Team team, int? score)
    {
        json.WriteStartObject(side);
        json.WriteString("code", team.Code);
        json.WriteString("name", team.Name);
        json.WriteNumberOrNull("score", score);
        json.WriteEndObject();
    }
}
