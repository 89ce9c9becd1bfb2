using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;

namespace LiveScore.Gateway.Health;

internal static class HealthExtensions
{
    private static readonly HttpMethodMetadata s_reads = new([HttpMethods.Get, HttpMethods.Head]);

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<ClusterCheck>("cluster")
        .AddCheck<StorageCheck>("storage")
        .AddCheck<FeedCheck>("feed");

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthReportJson.WriteAsync })
            .WithMetadata(s_reads).WithSummary("Whether this process runs");
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReportJson.WriteAsync })
            .WithMetadata(s_reads).WithSummary("Whether it can serve scores, check by check, and which Orleans it runs on");
    }
}
