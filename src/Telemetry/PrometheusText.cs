using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace LiveScore.Telemetry;

/// <summary>The text format 0.0.4. Prints what the SDK has added up, and adds up nothing itself.</summary>
internal static class PrometheusText
{
    public static void WriteTarget(StringBuilder text, Resource resource)
    {
        Head(text, "target_info", "What was scraped.", "gauge");
        Sample(text, "target_info", Labels(resource.Attributes!), "1");
    }

    public static void Write(StringBuilder text, string name, Metric metric)
    {
        var type = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            MetricType.ExponentialHistogram => null,
            _ => "gauge",
        };
        // No bucket of those has a bound that this format could print.
        if (type is null)
        {
            return;
        }

        Head(text, name, metric.Description is { Length: > 0 } told ? told : metric.Name, type);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (type == "histogram")
            {
                Histogram(text, name, labels, point);
            }
            else
            {
                Sample(text, name, labels, Value(metric.MetricType, point));
            }
        }
    }

    private static void Histogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long below = 0;
        var comma = labels.Length == 0 ? "" : ",";
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Sample(text, $"{name}_bucket", $"{labels}{comma}le=\"{Print(bucket.ExplicitBound)}\"", Print(below));
        }

        Sample(text, $"{name}_sum", labels, Print(point.GetHistogramSum()));
        Sample(text, $"{name}_count", labels, Print(point.GetHistogramCount()));
    }

    private static string Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => Print(point.GetSumLong()),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => Print(point.GetSumDouble()),
        MetricType.LongGauge => Print(point.GetGaugeLastValueLong()),
        _ => Print(point.GetGaugeLastValueDouble()),
    };

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            Label(text, key, value);
        }

        return text.ToString();
    }

    private static string Labels(IEnumerable<KeyValuePair<string, object>> tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            Label(text, key, value);
        }

        return text.ToString();
    }

    private static void Label(StringBuilder text, string key, object? value) => text
        .Append(text.Length == 0 ? "" : ",").Append(PrometheusName.Label(key)).Append("=\"")
        .Append(Escaped(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Replace("\"", "\\\"", StringComparison.Ordinal))
        .Append('"');

    private static void Head(StringBuilder text, string name, string help, string type) =>
        text.Append($"# HELP {name} {Escaped(help)}\n# TYPE {name} {type}\n");

    private static void Sample(StringBuilder text, string name, string labels, string value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : $"{{{labels}}}").Append(' ').Append(value).Append('\n');

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Print(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Print(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString(CultureInfo.InvariantCulture);
}
