using System.Diagnostics;
using LiveScore.Domain;

namespace LiveScore.Gateway.Metrics;

/// <summary>What the gateway does with a change as spans, under the source <c>LiveScore.Gateway</c>: only for changes that are traced already.</summary>
internal static class GatewayTraces
{
    private static readonly ActivitySource s_source = new("LiveScore.Gateway");

    /// <summary>The gateway learns of a change.</summary>
    /// <param name="week">The week.</param>
    /// <param name="version">The newest version.</param>
    /// <param name="trace">What came with it: a <c>traceparent</c>, or null.</param>
    public static Activity? Learn(SeasonWeekKey week, long version, string? trace) =>
        trace is not null && s_source.HasListeners() && ActivityContext.TryParse(trace, traceState: null, isRemote: true, out var parent)
            ? s_source.StartActivity("gateway.learn", ActivityKind.Consumer, parent)
                ?.SetTag("livescore.week", week.ToString()).SetTag("livescore.version", version)
            : null;

    /// <summary>An audience is told.</summary>
    public static Activity? Round(ActivityContext learned, string topic, int viewers) =>
        learned != default && s_source.HasListeners()
            ? s_source.StartActivity("gateway.round", ActivityKind.Producer, learned)
                ?.SetTag("livescore.topic", topic).SetTag("livescore.viewers", viewers)
            : null;
}
