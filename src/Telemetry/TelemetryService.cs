using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LiveScore.Telemetry;

/// <summary>Listens to meters and sources as long as the host lives. Made before anything of the host starts.</summary>
internal sealed class TelemetryService : IHostedService, IDisposable
{
    private const string Own = "LiveScore.*";

    private static readonly string[] s_meters = [Own, "Microsoft.Orleans", "Microsoft.AspNetCore.*", "System.Runtime"];

    // A receiver that hangs must not keep the process from ending.
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    private readonly MeterProvider? _meters;
    private readonly TracerProvider? _traces;

    public TelemetryService(
        TelemetryName name, IOptions<OtlpOptions> otlp, IConfiguration configuration, IMeterFactory meters, IEnumerable<PrometheusScrape> scrapes)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService(name.Service).AddTelemetrySdk().AddEnvironmentVariableDetector();
        var scrape = scrapes.SingleOrDefault();
        if (scrape is not null || otlp.Value.SendsMetrics)
        {
            var builder = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(resource)
                .AddMeter(s_meters)
                .AddView(instrument => IsOf(instrument, meters) ? null : MetricStreamConfiguration.Drop);
            _ = scrape is null ? builder : builder.AddReader(scrape.Reader);
            _ = otlp.Value.SendsMetrics ? builder.AddOtlpExporter() : builder;
            _meters = builder.Build();
        }

        if (otlp.Value.SendsTraces)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .SetResourceBuilder(resource)
                .AddSource(Own)
                .AddOtlpExporter()
                .Build();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        var limit = (int)s_lastWords.TotalMilliseconds;
        Parallel.Invoke(() => _meters?.Shutdown(limit), () => _traces?.Shutdown(limit));
        _meters?.Dispose();
        _traces?.Dispose();
    }

    // Meters of another host in this process have its factory; those that belong to no host count for each.
    private static bool IsOf(Instrument instrument, IMeterFactory meters) => instrument.Meter.Scope is not IMeterFactory other || other == meters;
}
