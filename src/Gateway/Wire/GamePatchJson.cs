using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Gateway.Wire;

/// <summary>What altered in a game, as a JSON merge patch (RFC 7386): only what altered, null for a fact that is absent again.</summary>
internal static class GamePatchJson
{
    /// <param name="json">Where to.</param>
    /// <param name="week">The week of the game.</param>
    /// <param name="patch">What altered.</param>
    /// <param name="after">The game after it: a game that was not there before is written whole.</param>
    public static void WritePatch(this Utf8JsonWriter json, SeasonWeekKey week, GamePatch patch, Game after)
    {
        if (patch is { Home: not null, Away: not null })
        {
            json.WriteGame(week, after);
            return;
        }

        json.WriteStartObject();
        json.WriteString("id", patch.Id);
        if (patch.Kickoff is { } kickoff)
        {
            json.WriteLocal("kickoff", kickoff);
        }

        if (patch.Status is { } status)
        {
            json.WriteString("status", WireNames.Of(status));
        }

        WriteFact(json, "period", patch.Period, patch.Cleared.HasFlag(GameFacts.Period));
        WriteFact(json, "clock", patch.Clock, patch.Cleared.HasFlag(GameFacts.Clock));
        WriteSide(json, "home", patch.Home, patch.HomeScore, patch.Cleared.HasFlag(GameFacts.HomeScore));
        WriteSide(json, "away", patch.Away, patch.AwayScore, patch.Cleared.HasFlag(GameFacts.AwayScore));
        WriteFact(json, "possession", patch.Possession, patch.Cleared.HasFlag(GameFacts.Possession));
        WriteFact(json, "redZone", patch.RedZone, patch.Cleared.HasFlag(GameFacts.RedZone));
        if (patch.Overtime is { } overtime)
        {
            json.WriteBoolean("overtime", overtime);
        }

        WriteFact(json, "note", patch.Note, patch.Cleared.HasFlag(GameFacts.Note));
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string side, Team? team, int? score, bool cleared)
    {
        if (team is null && score is null && !cleared)
        {
            return;
        }

        json.WriteStartObject(side);
        if (team is not null)
        {
            json.WriteString("code", team.Code);
            json.WriteString("name", team.Name);
        }

        WriteFact(json, "score", score, cleared);
        json.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter json, string name, int? value, bool cleared)
    {
        if (value is not null || cleared)
        {
            json.WriteNumberOrNull(name, value);
        }
    }

    private static void WriteFact(Utf8JsonWriter json, string name, bool? value, bool cleared)
    {
        if (value is not null || cleared)
        {
            json.WriteBooleanOrNull(name, value);
        }
    }

    private static void WriteFact(Utf8JsonWriter json, string name, string? value, bool cleared)
    {
        if (value is not null || cleared)
        {
            json.WriteString(name, value);
        }
    }
}
