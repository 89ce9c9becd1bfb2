using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LiveScore.Telemetry;

public static class TelemetryExtensions
{
    /// <summary>
    /// Collects what this process measures, for <see cref="PrometheusScrape"/> where it is registered and for OTLP where
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. With neither nothing is collected. The first call names the process.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="service">Its name where <c>OTEL_SERVICE_NAME</c> says nothing.</param>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        var services = builder.Services;
        services.AddMetrics();
        services.TryAddSingleton(new TelemetryName(service));
        services.AddOptions<OtlpOptions>().Bind(builder.Configuration).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OtlpOptions>, OtlpOptions>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TelemetryService>());
        return builder;
    }
}
