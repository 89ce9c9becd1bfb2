using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

internal static class HealthExtensions
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<ClusterCheck>("cluster")
        .AddCheck<StorageCheck>("storage")
        .AddCheck<FeedCheck>("feed");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthReportJson.WriteAsync })
            .WithSummary("Whether this process runs");
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReportJson.WriteAsync })
            .WithSummary("Whether it can serve scores, check by check, and which Orleans it runs on");
    }
}
