using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Page;

/// <summary>A file of the page, kept in this assembly.</summary>
internal sealed class PageFile : IResult
{
    // Nothing inline, nothing from elsewhere: what a score or a note might smuggle in cannot run.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _bytes;
    private readonly string _type;
    private readonly string _tag;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    /// <param name="name">Of the resource.</param>
    /// <param name="type">Its media type.</param>
    public PageFile(string name, string type)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The page's file {name} is not in this assembly.");
        _bytes = new byte[stream.Length];
        stream.ReadExactly(_bytes);
        _type = type;
        _tag = Convert.ToHexStringLower(SHA256.HashData(_bytes).AsSpan(0, 8));
        _brotli = new(() => Packed(to => new BrotliStream(to, CompressionLevel.Optimal)));
        _gzip = new(() => Packed(to => new GZipStream(to, CompressionLevel.Optimal)));
    }

    /// <summary>Whether its name tells what is in it. Browsers need not ask for it again then, and it is worth packing.</summary>
    public bool IsForGood { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        SetHeaders(httpContext.Response.Headers);
        var coding = IsForGood ? CodingFor(httpContext) : null;
        return TypedResults.Bytes(BytesOf(coding), _type, entityTag: new($"\"{_tag}{coding}\"")).ExecuteAsync(httpContext);
    }

    /// <summary>Answers 404 with the page, which says so in its own words.</summary>
    public async Task AnswerNotFoundAsync(HttpContext http)
    {
        var response = http.Response;
        SetHeaders(response.Headers);
        response.Headers.Vary = HeaderNames.Accept;
        (response.ContentType, response.ContentLength) = (_type, _bytes.Length);
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(_bytes, http.RequestAborted);
        }
    }

    private void SetHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = IsForGood ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ContentSecurityPolicy = Policy;
    }

    private string? CodingFor(HttpContext http)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var taken = http.Request.GetTypedHeaders().AcceptEncoding.Where(coding => coding.Quality is null or > 0).Select(coding => coding.Value.Value).ToList();
        var coding = taken.Contains("br", StringComparer.OrdinalIgnoreCase) ? "br" : taken.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? "gzip" : null;
        if (coding is null || BytesOf(coding).Length >= _bytes.Length)
        {
            return null;
        }

        http.Response.Headers.ContentEncoding = coding;
        return coding;
    }

    private byte[] BytesOf(string? coding) => coding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => _bytes };

    private byte[] Packed(Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packing = pack(packed))
        {
            packing.Write(_bytes);
        }

        return packed.ToArray();
    }
}
