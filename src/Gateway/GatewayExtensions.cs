using System.Security.Cryptography;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.Health;
using LiveScore.Gateway.Metrics;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Page;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Sessions;
using LiveScore.Gateway.Transports;
using LiveScore.Gateway.Topics;
using LiveScore.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveScore.Gateway;

/// <summary>The gateway as a part of a web application, with a silo beside it or alone.</summary>
public static class GatewayExtensions
{
    /// <summary>
    /// Adds everything the gateway needs except the way to the grains: a silo in the same process, or
    /// <see cref="GatewayClientExtensions.AddGatewayClient"/>.
    /// </summary>
    public static IHostApplicationBuilder AddGateway(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new Jitter(new(RandomNumberGenerator.GetInt32(int.MaxValue))));
        builder.AddTelemetry("livescore-gateway");
        services.AddGatewayMetrics(builder.Configuration);
        services.ConfigureServer();
        services.AddTopics(builder.Configuration);
        services.AddTransports();
        services.AddOtherOrigins();
        services.AddGuards();
        builder.AddSessions();
        services.AddHealth();
        services.AddApiDocument();
        return builder;
    }

    /// <summary>Maps every route of the gateway.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UsePage();
        app.UseRouting();
        app.UseOtherOrigins();
        app.UseGuards();
        app.MapTransports();
        app.MapSession();
        app.MapHealth();
        app.MapMetrics();
        app.MapPage();
        app.MapProblems();
        app.MapApiDocument();
        app.MapDocs();
        return app;
    }
}
