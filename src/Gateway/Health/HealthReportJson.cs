using System.Text.Json;
using LiveScore.Contracts;
using LiveScore.Gateway.Transports.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveScore.Gateway.Health;

/// <summary>How the checks went, as JSON: no faults' texts, which belong in the log.</summary>
internal static class HealthReportJson
{
    public static IResult Of(HealthReport report) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("status", report.Status == HealthStatus.Unhealthy ? "notReady" : "ready");
        json.WriteString("orleans", OrleansProduct.Name);
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            Write(json, name, entry);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, HealthReportEntry entry)
    {
        json.WriteStartObject(name);
        json.WriteString("status", entry.Status switch
        {
            HealthStatus.Healthy => "ok",
            HealthStatus.Degraded => "degraded",
            _ => "failed",
        });
        json.WriteString("detail", entry.Description);
        json.WriteEndObject();
    }
}
