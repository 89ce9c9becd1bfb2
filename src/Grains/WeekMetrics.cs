using System.Diagnostics.Metrics;
using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>What the weeks of this process count, under the meter <c>LiveScore.Grains</c>.</summary>
internal static class WeekMetrics
{
    private static readonly Meter s_meter = new("LiveScore.Grains");

    private static readonly Counter<long> s_held = s_meter.CreateCounter<long>(
        "livescore.answers.held", "{answer}", "Answers about a game that were not believed yet, by reason.");

    public static void Held(DoubtReason reason) => s_held.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
}
