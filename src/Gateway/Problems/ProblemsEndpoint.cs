using System.Text.Json;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Transports;
using LiveScore.Gateway.Transports.Json;

namespace LiveScore.Gateway.Problems;

/// <summary><c>GET /problems/</c> and <c>GET /problems/{name}</c>: what the <c>type</c> of a problem means.</summary>
internal static class ProblemsEndpoint
{
    public static void MapProblems(this IEndpointRouteBuilder routes)
    {
        var all = TaggedJson.Of(json =>
        {
            json.WriteStartArray();
            foreach (var type in ProblemType.All)
            {
                Write(json, type);
            }

            json.WriteEndArray();
        });
        var each = ProblemType.All.ToDictionary(type => type.Name, type => TaggedJson.Of(json => Write(json, type)), StringComparer.Ordinal);

        routes.MapRead("/problems/", () => all)
            .WithSummary("Every type of problem, and what to do about it")
            .WithJson(ProblemSchemas.Explanations).WithTag();
        routes.MapRead("/problems/{name}", IResult (string name) => each.TryGetValue(name, out var one) ? one : Problem.NotFound())
            .WithSummary("What one type of problem means, and what to do about it")
            .WithParameters(ApiParameter.ProblemName)
            .WithJson(ProblemSchemas.Explanation).WithTag()
            .WithProblems(ProblemType.NotFound);
    }

    private static void Write(Utf8JsonWriter json, ProblemType type)
    {
        json.WriteStartObject();
        json.WriteString("type", type.Uri);
        json.WriteNumber("status", type.Status);
        json.WriteString("title", type.Title);
        json.WriteString("advice", type.Advice);
        json.WriteEndObject();
    }
}
