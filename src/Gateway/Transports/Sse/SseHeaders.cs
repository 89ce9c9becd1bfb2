using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace LiveScore.Gateway.Transports.Sse;

internal static class SseHeaders
{
    public const string LastEventId = "Last-Event-ID";

    public static void SetSseHeaders(this HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream";
        // no-transform also keeps proxies from compressing, and so from holding events back.
        headers.CacheControl = "no-cache, no-transform";
        headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // How slow a viewer may be is this gateway's decision, not a rate.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    /// <summary>The last id that the viewer had: the header, or the query of those who cannot set one. Null when it begins.</summary>
    public static string? ReadLastEventId(this HttpRequest request)
    {
        var header = request.Headers[LastEventId].ToString();
        var text = header.Length > 0 ? header : request.Query["lastEventId"].ToString();
        return text.Length > 0 ? text : null;
    }
}
