using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Gateway.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Tells in the document what a route says of itself.</summary>
internal sealed class ApiOperation : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var method = context.Description.HttpMethod!;
        var path = context.Description.RelativePath!;
        var route = new ApiDescription(context.Description.ActionDescriptor.EndpointMetadata);
        var inPath = ApiParameter.All.Where(parameter => path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal));

        operation.OperationId = IdOf(method, path);
        operation.Parameters = [.. inPath.Union(route.Parameters).Select(parameter => new OpenApiParameterReference(parameter.Key, context.Document))];
        operation.Security = route.NeedsAdminKey ? [new() { [new(ApiAdminKey.Scheme, context.Document)] = [] }] : [];
        operation.RequestBody = route.Body is { } body ? BodyOf(body.Schema) : null;
        operation.Responses = [];
        foreach (var (status, response) in ResponsesOf(route).OrderBy(pair => pair.Status))
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = response;
        }

        if (route.Message is { } message)
        {
            operation.AddExtension("x-messages", new JsonNodeExtension(message.Schema.ReferenceNode));
        }

        if (HttpMethods.IsHead(method))
        {
            LeaveOutBodies(operation);
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<(int Status, OpenApiResponse Response)> ResponsesOf(ApiDescription route)
    {
        var isTagged = route.Parameters.Contains(ApiParameter.IfNoneMatch);
        var answers = route.Answers.Select(answer => (answer.Status, ResponseOf(answer, isTagged)));
        var problems = route.Problems.GroupBy(type => type.Status, (status, types) => (status, ProblemOf([.. types])));
        return answers.Concat(problems);
    }

    private static OpenApiRequestBody BodyOf(ApiSchema schema) => new()
    {
        Required = true,
        Description = schema.Shape.Description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ApiAnswer.Json] = new() { Schema = schema.Reference, Example = schema.ExampleNode },
        },
    };

    private static OpenApiResponse ResponseOf(ApiAnswer answer, bool isTagged)
    {
        var response = new OpenApiResponse
        {
            Description = answer.About,
            Headers = ApiHeaders.Of(isTagged ? [.. answer.Headers, HeaderNames.ETag, HeaderNames.CacheControl] : answer.Headers),
        };
        if (answer.MediaType is { } type)
        {
            var body = new OpenApiMediaType
            {
                Schema = answer.Schema?.Reference ?? (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String },
                Example = answer.Schema?.ExampleNode ?? (answer.Events is [var first, ..] ? Encoding.UTF8.GetString(first.Example.Frame.Span) : null),
            };
            response.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [type] = body };
        }

        if (answer.Events.Count > 0)
        {
            response.AddExtension("x-events", new JsonNodeExtension(ApiEventList.Of(answer)));
        }

        return response;
    }

    private static OpenApiResponse ProblemOf(ProblemType[] types)
    {
        var schemas = types.Select(ProblemSchemas.Of).ToList();
        return new()
        {
            Description = string.Join("; ", types.Select(type => type.Title)),
            Headers = ApiHeaders.Of(HeadersOf(types[0].Status)),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ApiAnswer.Problem] = new()
                {
                    Schema = schemas is [var only] ? only.Reference : new OpenApiSchema { AnyOf = [.. schemas.Select(schema => schema.Reference)] },
                    Example = schemas[0].ExampleNode,
                },
            },
        };
    }

    private static string[] HeadersOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => [HeaderNames.WWWAuthenticate],
        StatusCodes.Status426UpgradeRequired => [HeaderNames.Upgrade, HeaderNames.SecWebSocketVersion],
        StatusCodes.Status503ServiceUnavailable => [HeaderNames.RetryAfter],
        _ => [],
    };

    private static void LeaveOutBodies(OpenApiOperation operation)
    {
        foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
        {
            (response.Content, response.Extensions) = (null, null);
        }
    }

    // get, api, season, slug: letters only, so that generators can make names of it.
    private static string IdOf(string method, string path) => string.Concat(
        method.ToLowerInvariant(),
        string.Concat(path.Split('/', '{', '}', '.', '-').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
}
