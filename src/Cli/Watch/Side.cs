using System.Text.Json;

namespace LiveScore.Cli.Watch;

/// <summary>One team of a game, as it is shown.</summary>
internal sealed record Side(string Code, string Name, int? Score)
{
    public static Side Unknown { get; } = new("?", "", null);

    public Side Merge(JsonElement patch) => patch.ValueKind == JsonValueKind.Null
        ? Unknown
        : patch.EnumerateObject().Aggregate(this, (side, member) => member.Name switch
        {
            "code" => side with { Code = member.Value.Words() ?? Unknown.Code },
            "name" => side with { Name = member.Value.Words() ?? Unknown.Name },
            "score" => side with { Score = member.Value.Number() },
            _ => side,
        });
}
