using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>What the document says once for all routes.</summary>
internal sealed class ApiCommons(EndpointDataSource endpoints) : IOpenApiDocumentTransformer
{
    private const string About =
        "NFL scores as they change. Streams list their events in x-events: for each its name, and the schemas of its id and its data. "
        + "Unknown routes answer 404 (/problems/not-found), wrong methods 405 (/problems/method-not-allowed), whatever "
        + "alters something, when a page of another site asks, 403 (/problems/forbidden-origin); what cannot even be read as HTTP gets 400 without a body.";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "LiveScore", Version = "1", Description = About };
        document.ExternalDocs = new() { Description = "Each route with an example", Url = new(DocsRoute.Api, UriKind.Relative) };
        document.Servers = [new() { Url = "/" }];
        document.Paths = PathsAsMapped(document.Paths);
        document.Tags = null;
        var routes = endpoints.Endpoints.Select(endpoint => new ApiDescription(endpoint.Metadata)).ToList();
        document.Components = new()
        {
            Schemas = ApiSchema.All.Concat(ProblemsOf(routes)).ToDictionary(schema => schema.Name, IOpenApiSchema (schema) => schema.WithExample(), StringComparer.Ordinal),
            Parameters = ApiParameter.All.ToDictionary(
                parameter => parameter.Key, IOpenApiParameter (parameter) => parameter.ToOpenApi(), StringComparer.Ordinal),
            SecuritySchemes = routes.Any(route => route.NeedsAdminKey) ? AdminKey() : null,
        };
        return Task.CompletedTask;
    }

    private static IEnumerable<ApiSchema> ProblemsOf(IEnumerable<ApiDescription> routes) =>
        routes.SelectMany(route => route.Problems).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal).Select(ProblemSchemas.Of);

    // The framework drops a slash at the end.
    private OpenApiPaths PathsAsMapped(OpenApiPaths found)
    {
        var mapped = endpoints.Endpoints.OfType<RouteEndpoint>().Select(route => route.RoutePattern.RawText!).ToHashSet(StringComparer.Ordinal);
        var paths = new OpenApiPaths();
        foreach (var (path, item) in found)
        {
            foreach (var operation in item.Operations!.Values)
            {
                operation.Tags = null;
            }

            paths.Add(mapped.Contains(path) ? path : $"{path}/", item);
        }

        return paths;
    }

    private static Dictionary<string, IOpenApiSecurityScheme> AdminKey() => new(StringComparer.Ordinal)
    {
        [ApiAdminKey.Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The operator's key." },
    };
}
