using System.Diagnostics;

namespace LiveScore.Feeds.Http;

/// <summary>Requests to a provider as spans, under the source <c>LiveScore.Feeds</c>. The provider is told nothing of them.</summary>
internal static class FeedTraces
{
    private static readonly ActivitySource s_source = new("LiveScore.Feeds");

    public static Activity? Start(string feed, FeedQuestion question) => s_source.StartActivity("feed.request", ActivityKind.Client)
        ?.SetTag("livescore.feed", feed).SetTag("livescore.week", question.Week.ToString())
        .SetTag("server.address", question.Address.Host).SetTag("url.path", question.Address.AbsolutePath);

    public static void End(this Activity? span, string outcome) => span
        ?.SetTag("livescore.outcome", outcome)
        .SetStatus(outcome == FeedMetrics.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
}
