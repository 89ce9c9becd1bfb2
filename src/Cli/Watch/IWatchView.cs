namespace LiveScore.Cli.Watch;

/// <summary>What hears of a stream. Called by one thread at a time.</summary>
internal interface IWatchView
{
    /// <summary>The gateway answers with the stream.</summary>
    void Connected();

    /// <summary>The stream is gone, for this reason; it is opened again after a while.</summary>
    void Lost(string reason);

    /// <summary>An event has come.</summary>
    void Show(BoardStep step);
}
