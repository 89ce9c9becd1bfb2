using System.Text;
using LiveScore.Gateway.Transports.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>The OpenAPI document: made when it is first asked for, and kept.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    public const string Name = "v1";

    private readonly Lazy<Task<TaggedJson>> _answer = new(() => WriteAsync(provider));

    public Task<TaggedJson> AnswerAsync() => _answer.Value;

    private static async Task<TaggedJson> WriteAsync(IOpenApiDocumentProvider provider)
    {
        var document = await provider.GetOpenApiDocumentAsync();
        return TaggedJson.Of(Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1)));
    }
}
