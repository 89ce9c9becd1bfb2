using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Transports;

namespace LiveScore.Gateway.Guards;

/// <summary>
/// Requests that alter something come from this site's pages, from those of <see cref="GatewayOptions.AllowedOrigins"/>, or from no
/// page at all: browsers send cookies along whoever asks.
/// </summary>
internal static class OriginGuard
{
    public static void UseOriginGuard(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<OriginRules>();
        app.Use((context, next) => Alters(context.Request.Method) && !IsAllowed(context.Request, origins)
            ? Problem.ForbiddenOrigin(context.Request.Headers.Origin.ToString()).ExecuteAsync(context)
            : next(context));
    }

    // WebSockets, which come as GET or CONNECT, look for themselves.
    private static bool Alters(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method) && !HttpMethods.IsConnect(method);

    private static bool IsAllowed(HttpRequest request, OriginRules origins) =>
        origins.Allows(request) && (request.Headers.Origin.Count > 0 || request.Headers["Sec-Fetch-Site"] != "cross-site");
}
