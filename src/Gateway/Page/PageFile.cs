using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Page;

/// <summary>A file of the page, kept in this assembly. Asked for again each time, and sent again only when it is another.</summary>
internal sealed class PageFile : IResult
{
    // Nothing inline, nothing from elsewhere: what a score or a note might smuggle in cannot run.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _bytes;
    private readonly string _type;
    private readonly EntityTagHeaderValue _tag;

    public PageFile(string name, string type)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"The page's file {name} is not in this assembly.");
        _bytes = new byte[stream.Length];
        stream.ReadExactly(_bytes);
        _type = type;
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(_bytes).AsSpan(0, 8))}\"");
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = Policy;
        return TypedResults.Bytes(_bytes, _type, entityTag: _tag).ExecuteAsync(httpContext);
    }
}
