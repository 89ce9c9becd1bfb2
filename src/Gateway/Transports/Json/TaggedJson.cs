using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports.Json;

/// <summary>JSON with a strong ETag, or 304 when the client has it already.</summary>
/// <param name="tag">Another one for other bytes; without quotes.</param>
/// <param name="isOver">Whether all that it tells of is over.</param>
/// <param name="read">Gives the bytes when they have to be sent.</param>
internal sealed class TaggedJson(string tag, bool isOver, Func<ReadOnlyMemory<byte>> read) : IResult
{
    /// <summary>An answer that never alters while this process runs.</summary>
    public static TaggedJson Of(Action<System.Text.Json.Utf8JsonWriter> write) => Of(JsonBody.Write(write));

    public static TaggedJson Of(ReadOnlyMemory<byte> body) => new(TagOf(body), isOver: false, () => body);

    /// <summary>A tag made of nothing but the bytes.</summary>
    public static string TagOf(ReadOnlyMemory<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(..8));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var entity = new EntityTagHeaderValue($"\"{tag}\"");
        var response = httpContext.Response;
        response.Headers.ETag = entity.ToString();
        // Scores are corrected even after the end, but not by the minute.
        response.Headers.CacheControl = isOver ? "public, max-age=3600" : "no-cache";
        if (IsKnown(httpContext.Request, entity))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = read();
        response.ContentType = JsonBody.ContentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue entity) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Tag == "*" || one.Compare(entity, useStrongComparison: false));
}
