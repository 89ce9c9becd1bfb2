using System.Text.Json;

namespace LiveScore.Feeds.Espn;

/// <summary>
/// What a scoreboard says once for all its events. Looked up once: finding a property takes as long as the object has others,
/// and there may be as many events.
/// </summary>
internal sealed record EspnBoard(JsonElement Season, int? Week, int Events)
{
    public static EspnBoard Of(JsonElement scoreboard, JsonElement events) =>
        new(scoreboard.At("season"), scoreboard.At("week").At("number").Number(), events.GetArrayLength());
}
