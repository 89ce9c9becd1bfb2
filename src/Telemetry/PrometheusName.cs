using System.Text;
using OpenTelemetry.Metrics;

namespace LiveScore.Telemetry;

/// <summary>Names as Prometheus has them, by OpenTelemetry's rules: units written out at the end, counters with <c>_total</c>.</summary>
internal static class PrometheusName
{
    private const string Total = "_total";

    public static string Of(Metric metric)
    {
        var name = Label(metric.Name);
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var isGauge = metric.MetricType is MetricType.LongGauge or MetricType.DoubleGauge;
        if (isCounter && name.EndsWith(Total, StringComparison.Ordinal))
        {
            name = name[..^Total.Length];
        }

        var unit = metric.Unit == "1" ? (isGauge ? "ratio" : "") : Unit(metric.Unit ?? "");
        if (unit.Length > 0 && !name.EndsWith($"_{unit}", StringComparison.Ordinal))
        {
            name = $"{name}_{unit}";
        }

        return isCounter ? name + Total : name;
    }

    /// <summary>Letters, digits and underscores, the first no digit.</summary>
    public static string Label(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                _ = text.Length == 0 && char.IsAsciiDigit(letter) ? text.Append('_').Append(letter) : text.Append(letter);
            }
            else if (text.Length == 0 || text[^1] != '_')
            {
                text.Append('_');
            }
        }

        return text.Length == 0 ? "_" : text.ToString();
    }

    private static string Unit(string unit) => unit.Split('/') switch
    {
        // What is counted stands in braces and is no unit.
        [var one] when one.StartsWith('{') => "",
        [var one] => Word(one),
        [var many, var each] when many.StartsWith('{') => $"per_{Word(each)}",
        [var many, var each] => $"{Word(many)}_per_{Word(each)}",
        _ => Label(unit),
    };

    private static string Word(string unit) => unit switch
    {
        "" => "",
        "d" => "days",
        "h" => "hours",
        "min" => "minutes",
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "By" or "bytes" => "bytes",
        "KiBy" => "kibibytes",
        "MiBy" => "mebibytes",
        "MB" or "MBy" => "megabytes",
        "%" => "percent",
        "Hz" => "hertz",
        _ => Label(unit),
    };
}
