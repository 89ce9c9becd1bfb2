using LiveScore.Crowd;

namespace LiveScore.Fanout.Scenarios;

/// <summary>What came of publishing scores for a time, while a room was full or empty.</summary>
/// <param name="scores">What viewers of scores saw.</param>
/// <param name="chat">The room as it stands now; null when nobody was there.</param>
internal sealed class ChatSample(Sample scores, ChatCrowd? chat)
{
    public Sample Scores => scores;

    public bool IsChatting => chat is not null;

    /// <summary>The way of each version of the scores.</summary>
    public Way Way { get; } = new();

    public int Posts { get; } = chat?.Posts ?? 0;

    /// <summary>What chatters heard; null when there were none.</summary>
    public Tally? Heard { get; } = chat?.Tally;

    public LatencyHistogram? Answers { get; } = chat?.Answers;

    /// <summary>Messages that some chatter did not hear.</summary>
    public long Lost { get; } = chat is null ? 0 : ((long)chat.Posts * chat.Chatters) - chat.Tally.Events;

    /// <summary>Whatever must never happen.</summary>
    public long Faults { get; } = chat is null ? 0 : chat.Tally.Faults + chat.Tally.Late + chat.Tally.Resets + chat.Tally.Closed + chat.Tally.Refused;

    public string? Failure { get; } = chat?.Failure;

    /// <summary>How often the room was written.</summary>
    public long RoomWrites { get; init; }

    public double CpuMsPerSecond => scores.Cpu.TotalMilliseconds / scores.Time.TotalSeconds;

    public (string Name, object? Value)[] Figures =>
    [
        ("chatting", IsChatting), ("posts", Posts), ("messagesHeard", Heard?.Events), ("messagesLost", Lost), ("chatFaults", Faults),
        ("roomWrites", RoomWrites), ("cpuMsPerSecond", CpuMsPerSecond),
        ("postToAnswerP50Ms", Answers?.Milliseconds(0.5)), ("postToAnswerP99Ms", Answers?.Milliseconds(0.99)),
        ("postToOthersP50Ms", Heard?.Latency.Milliseconds(0.5)), ("postToOthersP99Ms", Heard?.Latency.Milliseconds(0.99)),
        .. Way.Figures, .. scores.Figures,
    ];

    public override string ToString() =>
        FormattableString.Invariant($"{(IsChatting ? "with chatters" : "without")}: commit to viewer p50 {Way.CommitToViewer.Milliseconds(0.5):0.0} ms, ")
        + FormattableString.Invariant($"p99 {Way.CommitToViewer.Milliseconds(0.99):0.0} ms, server {CpuMsPerSecond:0} ms of CPU a second")
        + FormattableString.Invariant($"; messages lost {Lost}, faults {Faults}; other work {100 * scores.Others:0} %") + (Failure is null ? "" : $"; {Failure}");
}
