namespace LiveScore.Crowd;

/// <summary>Who comes, and how they are spoken to.</summary>
/// <param name="Port">Of a server on 127.0.0.1.</param>
/// <param name="Path">What they ask for.</param>
/// <param name="Viewers">How many.</param>
public sealed record CrowdPlan(int Port, string Path, int Viewers)
{
    public bool IsWebSocket { get; init; }

    /// <summary>Whether the server is LiveScore, with ids and versions of its own; else events carry <c>"version":N</c>.</summary>
    public bool IsLiveScore { get; init; }

    /// <summary>The message that a WebSocket begins with, given the last id that the viewer had, if any.</summary>
    public Func<string?, string>? Greeting { get; init; }

    /// <summary>How many viewers may be on their way in at a time. Above the server's backlog they would wait for a second.</summary>
    public int Arrivals { get; init; } = 256;

    /// <summary>How many of the viewers fall asleep now and then: their systems hold little for them, as phones do.</summary>
    public int Sleepers { get; init; }

    /// <summary>Whether the moment is kept at which each viewer got each version.</summary>
    public bool KeepsArrivals { get; init; }

    /// <summary>Whether viewers that the server sends away come back with their last id.</summary>
    public bool ComesBack { get; init; }
}
