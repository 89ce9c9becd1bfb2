using System.Net;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Transports;
using LiveScore.Telemetry;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Metrics;

/// <summary><c>GET /metrics</c>, for those whom <see cref="GatewayOptions.Metrics"/> lets in.</summary>
internal static class MetricsEndpoint
{
    public const string Off = "off", Loopback = "loopback", All = "all";

    public static void AddGatewayMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<GatewayMetrics>();
        if (configuration[$"{GatewayOptions.Section}:{nameof(GatewayOptions.Metrics)}"] != Off)
        {
            services.AddSingleton<PrometheusScrape>();
        }
    }

    public static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetService<PrometheusScrape>() is { } scrape)
        {
            app.MapRead("/metrics", (HttpContext http, IOptions<GatewayOptions> options) => Answer(http, options.Value, scrape))
                .WithSummary("What this process measures, as Prometheus reads it")
                .WithText("text/plain", "Prometheus' text format.")
                .WithProblems(ProblemType.ForbiddenMetrics);
        }
    }

    private static IResult Answer(HttpContext http, GatewayOptions options, PrometheusScrape scrape)
    {
        http.Response.Headers.CacheControl = "no-store";
        return options.Metrics == All || IsOfThisMachine(http)
            ? Results.Bytes(scrape.Collect(), PrometheusScrape.ContentType)
            : Problem.ForbiddenMetrics();
    }

    // A proxy on this machine passes on requests of everybody. One that says so is not taken for this machine.
    private static bool IsOfThisMachine(HttpContext http) =>
        (http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");
}
