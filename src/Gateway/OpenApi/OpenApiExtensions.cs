using LiveScore.Gateway.Transports;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

internal static class OpenApiExtensions
{
    public const string Path = $"/openapi/{ApiDocument.Name}.json";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<ApiDocument>();
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddOperationTransformer<ApiOperation>();
            options.AddDocumentTransformer<ApiCommons>();
        });
    }

    /// <summary><c>GET /openapi/v1.json</c></summary>
    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapRead(Path, (ApiDocument document) => document.AnswerAsync())
            .WithSummary("This API as an OpenAPI document, for programs")
            .WithJson(ServiceSchemas.Document).WithTag();
}
