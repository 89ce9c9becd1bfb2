using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace LiveScore.Telemetry;

/// <summary>What the process measures, as Prometheus reads it. Collected when it is asked for, by one at a time.</summary>
public sealed class PrometheusScrape : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock _turn = new();
    private readonly Exporter _exporter = new();

    public PrometheusScrape() => Reader = new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    internal MetricReader Reader { get; }

    public byte[] Collect()
    {
        lock (_turn)
        {
            _exporter.Text.Clear();
            _exporter.Collect!(Timeout.Infinite);
            return Encoding.UTF8.GetBytes(_exporter.Text.ToString());
        }
    }

    public void Dispose() => Reader.Dispose();

    [ExportModes(ExportModes.Pull)]
    private sealed class Exporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public StringBuilder Text { get; } = new(64 * 1024);

        public Func<int, bool>? Collect { get; set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            PrometheusText.WriteTarget(Text, ParentProvider.GetResource());
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var metric in batch)
            {
                // Two meters may have an instrument of one name. A family that is printed twice spoils the whole page.
                var name = PrometheusName.Of(metric);
                if (names.Add(name))
                {
                    PrometheusText.Write(Text, name, metric);
                }
            }

            return ExportResult.Success;
        }
    }
}
