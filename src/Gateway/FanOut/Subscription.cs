using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.FanOut;

/// <summary>One viewer's place in the audience of one topic.</summary>
internal sealed class Subscription(Viewer viewer, TopicAudience audience, TopicCursor cursor)
{
    public Viewer Viewer => viewer;

    public TopicAudience Audience => audience;

    public TopicCursor Cursor { get; set; } = cursor;

    /// <summary>The id it was last given, for those that join the ids of several topics.</summary>
    public string? LastId { get; set; }

    /// <summary>Since when the viewer believes that the feed is silent.</summary>
    public DateTimeOffset? ToldStale { get; set; }

    /// <summary>Its place in the list of the audience.</summary>
    public int Index { get; set; }
}
