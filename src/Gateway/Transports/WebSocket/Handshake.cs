using System.Security.Cryptography;
using System.Text;
using LiveScore.Gateway.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports.WebSocket;

/// <summary>The opening of a WebSocket: RFC 6455, section 4.2, and RFC 8441 for HTTP/2.</summary>
internal static class Handshake
{
    private const string Version = "13", Protocol = "websocket", Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private const int KeyLength = 16;

    /// <summary>What is wrong with the request, or null.</summary>
    public static IResult? Refusal(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
        {
            return connect.Protocol == Protocol && headers.SecWebSocketVersion == Version ? null : Required(http);
        }

        var asks = HttpMethods.IsGet(http.Request.Method) && HttpProtocol.IsHttp11(http.Request.Protocol)
            && http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            && Lists(headers.Upgrade, Protocol) && headers.SecWebSocketVersion == Version;
        return !asks ? Required(http) : !IsKey(headers.SecWebSocketKey) ? Problem.MalformedHandshake() : null;
    }

    /// <summary>Answers, and gives the stream of frames.</summary>
    public static async Task<Stream> AcceptAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
        {
            // To HTTP/2 it is the body of a request; but it goes on for hours.
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            return await connect.AcceptAsync();
        }

        var headers = http.Response.Headers;
        headers.Connection = HeaderNames.Upgrade;
        headers.Upgrade = Protocol;
        headers.SecWebSocketAccept = Accept(http.Request.Headers.SecWebSocketKey!);
        return await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
    }

    private static IResult Required(HttpContext http)
    {
        http.Response.Headers.Upgrade = Protocol;
        http.Response.Headers.SecWebSocketVersion = Version;
        return Problem.UpgradeRequired();
    }

    private static bool Lists(Microsoft.Extensions.Primitives.StringValues header, string token) =>
        header.Any(value => value?.Split(',', StringSplitOptions.TrimEntries).Contains(token, StringComparer.OrdinalIgnoreCase) ?? false);

    private static bool IsKey(string? text)
    {
        Span<byte> key = stackalloc byte[KeyLength];
        return text is { Length: 24 } && Convert.TryFromBase64String(text, key, out var length) && length == KeyLength;
    }

    // The RFC names the algorithm; it only shows that the server speaks the protocol.
#pragma warning disable CA5350
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
#pragma warning restore CA5350
}
