namespace LiveScore.Gateway.FanOut;

/// <summary>How a viewer wants its events written.</summary>
internal enum Format
{
    /// <summary>Server-Sent Events of a single topic.</summary>
    Stream,

    /// <summary>Server-Sent Events of several: each says its topic, and its id stands for all of them.</summary>
    ManyTopics,

    /// <summary>Frames of a WebSocket.</summary>
    WebSocket,
}
