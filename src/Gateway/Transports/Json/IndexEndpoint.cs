using System.Text.Json;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;

namespace LiveScore.Gateway.Transports.Json;

/// <summary><c>GET /api/</c>: every route, by what it says of itself.</summary>
internal static class IndexEndpoint
{
    public static void MapIndex(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/", Answer).LimitReads().WithSummary("This list").WithJson(ServiceSchemas.Index);

    private static IResult Answer(EndpointDataSource endpoints) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("openapi", OpenApiExtensions.Path);
        json.WriteString("docs", DocsRoute.Api);
        json.WriteStartArray("routes");
        foreach (var route in endpoints.Endpoints.OfType<RouteEndpoint>().GroupBy(route => route.RoutePattern.RawText, StringComparer.Ordinal))
        {
            Write(json, route.Key, [.. route.OrderBy(one => one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Options))]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string? url, IReadOnlyList<RouteEndpoint> endpoints)
    {
        var described = endpoints.Select(endpoint => new ApiDescription(endpoint.Metadata)).ToList();
        json.WriteStartObject();
        json.WriteString("url", url);
        WriteTexts(json, "methods", endpoints.SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []));
        WriteTexts(json, "answers", described.SelectMany(route => route.MediaTypes).Distinct(StringComparer.Ordinal));
        json.WriteString("summary", described[0].Summary);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
