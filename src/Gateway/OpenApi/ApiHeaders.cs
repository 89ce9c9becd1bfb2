using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace LiveScore.Gateway.OpenApi;

/// <summary>Headers of answers that tell a client what to do.</summary>
internal static class ApiHeaders
{
    private static readonly Dictionary<string, (string About, string Example)> s_all = new(StringComparer.Ordinal)
    {
        [HeaderNames.ETag] = ("Tag of the answer, for If-None-Match.", "\"k3f9.42\""),
        [HeaderNames.CacheControl] = ("How long the answer may be kept.", "no-cache"),
        [HeaderNames.RetryAfter] = ("Seconds to wait before the next try.", "2"),
        [HeaderNames.Allow] = ("The methods that the route takes.", "GET, HEAD, OPTIONS"),
        [HeaderNames.Location] = ("Where to go on.", "/api/"),
        [HeaderNames.Upgrade] = ("The protocol to change to.", "websocket"),
        [HeaderNames.SecWebSocketVersion] = ("The version of WebSockets that is spoken.", "13"),
        [HeaderNames.WWWAuthenticate] = ("How to say who asks.", "Bearer"),
    };

    public static Dictionary<string, IOpenApiHeader> Of(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal).ToDictionary(
        name => name,
        IOpenApiHeader (name) => new OpenApiHeader
        {
            Description = s_all[name].About,
            Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = s_all[name].Example,
        },
        StringComparer.Ordinal);
}
