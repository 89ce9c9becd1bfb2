using LiveScore.Gateway.Guards;

namespace LiveScore.Gateway.Transports.Json;

/// <summary><c>GET /api/</c>: every route that says of itself what it answers.</summary>
internal static class IndexEndpoint
{
    public static void MapIndex(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/", Answer).LimitReads().WithSummary("This list");

    private static IResult Answer(EndpointDataSource endpoints) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("routes");
        foreach (var route in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>() is { } said)
            {
                json.WriteStartObject();
                json.WriteString("url", route.RoutePattern.RawText);
                json.WriteStartArray("methods");
                foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                {
                    json.WriteStringValue(method);
                }

                json.WriteEndArray();
                json.WriteString("answers", said.Summary);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
