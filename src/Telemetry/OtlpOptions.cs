using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LiveScore.Telemetry;

/// <summary>
/// Where OTLP goes: the standard variables that decide whether it does. The exporters read these and the others
/// (protocol, headers, time-outs, intervals) themselves.
/// </summary>
internal sealed class OtlpOptions : IValidateOptions<OtlpOptions>
{
    private const string All = "OTEL_EXPORTER_OTLP_ENDPOINT", MetricsOnly = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        TracesOnly = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", None = "none";

    [ConfigurationKeyName(All)]
    public string? Endpoint { get; set; }

    [ConfigurationKeyName(MetricsOnly)]
    public string? MetricsEndpoint { get; set; }

    [ConfigurationKeyName(TracesOnly)]
    public string? TracesEndpoint { get; set; }

    [ConfigurationKeyName("OTEL_METRICS_EXPORTER")]
    public string? MetricsExporter { get; set; }

    [ConfigurationKeyName("OTEL_TRACES_EXPORTER")]
    public string? TracesExporter { get; set; }

    [ConfigurationKeyName("OTEL_SDK_DISABLED")]
    public string? IsDisabled { get; set; }

    public bool SendsMetrics => Sends(MetricsEndpoint, MetricsExporter);

    public bool SendsTraces => Sends(TracesEndpoint, TracesExporter);

    public ValidateOptionsResult Validate(string? name, OtlpOptions options)
    {
        var faults = new[] { (All, options.Endpoint), (MetricsOnly, options.MetricsEndpoint), (TracesOnly, options.TracesEndpoint) }
            .Where(setting => !IsAddress(setting.Item2))
            .Select(setting => $"{setting.Item1} is an http or https address, such as http://127.0.0.1:4317; it is '{setting.Item2}'.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private bool Sends(string? endpoint, string? exporter) =>
        !(string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(Endpoint)) && exporter != None
        && !string.Equals(IsDisabled, "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string? text) =>
        string.IsNullOrEmpty(text) || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" });
}
