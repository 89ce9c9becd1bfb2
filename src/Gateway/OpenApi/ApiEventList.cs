using System.Text.Json.Nodes;

namespace LiveScore.Gateway.OpenApi;

/// <summary>
/// The value of <c>x-events</c>, since OpenAPI 3.1 has no place for what comes in a stream: for each event its name, the schema of its
/// id where it has one, and that of its data; with an envelope also the schema of that.
/// </summary>
internal static class ApiEventList
{
    public static JsonArray Of(ApiAnswer answer) => [.. answer.Events.Select(one => Of(one, answer))];

    private static JsonObject Of(ApiEvent one, ApiAnswer answer)
    {
        var list = new JsonObject { ["event"] = one.Name, ["description"] = one.About };
        if (one.HasId)
        {
            var isJoined = answer is { IsEnveloped: true, MediaType: ApiAnswer.EventStream };
            list["id"] = (isJoined ? EventSchemas.JoinedId : one.Id).ReferenceNode;
        }

        if (answer.IsEnveloped)
        {
            list["envelope"] = SocketSchemas.EventEnvelope.ReferenceNode;
        }

        list["data"] = one.Data.ReferenceNode;
        return list;
    }
}
