using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Transports;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Health;

internal static class HealthExtensions
{
    private static readonly HealthReport s_live = new(new Dictionary<string, HealthReportEntry>(), TimeSpan.Zero);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddHealthChecks()
            .AddCheck<ClusterCheck>("cluster")
            .AddCheck<StorageCheck>("storage")
            .AddCheck<FeedCheck>("feed");
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/health/live", (HttpContext http) => Answer(http, s_live))
            .WithSummary("Whether this process runs")
            .WithJson(ServiceSchemas.Health, HeaderNames.CacheControl);
        routes.MapRead("/health/ready", async (HttpContext http, Readiness readiness) => Answer(http, await readiness.GetAsync()))
            .WithSummary("Whether it can serve scores, check by check, and which Orleans it runs on")
            .WithJson(ServiceSchemas.Health, HeaderNames.CacheControl)
            .WithAnswer(new(StatusCodes.Status503ServiceUnavailable, "It cannot.")
            {
                MediaType = ApiAnswer.Json,
                Schema = ServiceSchemas.Health,
                Headers = [HeaderNames.CacheControl],
            });
    }

    private static IResult Answer(HttpContext http, HealthReport report)
    {
        http.Response.StatusCode = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        http.Response.Headers.CacheControl = "no-store";
        return HealthReportJson.Of(report);
    }
}
