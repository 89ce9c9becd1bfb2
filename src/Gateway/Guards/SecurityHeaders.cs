namespace LiveScore.Gateway.Guards;

/// <summary>What browsers may do with an answer: as little as there is need for.</summary>
internal static class SecurityHeaders
{
    // Scores are data. The page says by itself what it needs.
    private const string Policy = "default-src 'none'; frame-ancestors 'none'";

    public static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
    }
}
