using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Transports;

/// <summary>Whose pages may connect. Browsers send the origin of the page; other programs send none.</summary>
internal sealed class OriginRules(IOptions<GatewayOptions> options)
{
    private readonly HashSet<string> _others = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every page may read, without cookies.</summary>
    public bool AllowsAll => _others.Contains(OriginsAttribute.Any);

    /// <summary>Whether answers differ between the pages that ask.</summary>
    public bool Varies => _others.Count > 0 && !AllowsAll;

    public bool Lists(string origin) => _others.Contains(origin);

    /// <summary>Whether the page behind a request may open a WebSocket, for which browsers ask nobody else.</summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || AllowsAll || Lists(origin)
            // Either scheme: a proxy that ends TLS turns https into http.
            || origin.Equals($"http://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || origin.Equals($"https://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
