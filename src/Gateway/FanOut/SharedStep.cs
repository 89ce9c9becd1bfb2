using System.Buffers;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>A step with its bytes, made once for each format that is asked for.</summary>
/// <param name="topic">Name of the topic.</param>
/// <param name="step">What is told.</param>
/// <param name="isFirst">Whether it is the first of viewers that came back with an id.</param>
/// <param name="isLast">Whether nothing is left to tell behind it.</param>
internal sealed class SharedStep(string topic, TopicStep step, bool isFirst, bool isLast)
{
    private readonly Packet?[] _packets = new Packet?[3];
    private (string Ids, int Place)? _joinedWith;

    public int Count { get; } = step.Events.Count;

    public ResetReason? Reset { get; } = step.Events is [{ Reset: { } reason }, ..] ? reason : null;

    public bool IsMerged => step.IsMerged;

    public bool IsLast => isLast;

    public bool IsResume => isFirst && Reset is null;

    /// <summary>Whether it is worth counting by itself.</summary>
    public bool IsSpecial { get; } = isFirst || step.IsMerged || step.Events is [{ Reset: not null }, ..];

    public TopicCursor Next => step.Next;

    /// <summary>The bytes for a viewer, or null when nothing that it sees altered.</summary>
    public Packet? PacketFor(Subscription to)
    {
        if (step.Events.Count == 0)
        {
            return null;
        }

        var format = to.Viewer.Format;
        if (format == Format.ManyTopics)
        {
            return PacketWithJoinedIds(to);
        }

        return _packets[(int)format] ??= format == Format.WebSocket ? Messages() : Events();
    }

    private Packet Events()
    {
        if (step.Events is [var single])
        {
            return Packet.Body(single.Frame.Span);
        }

        var output = new ArrayBufferWriter<byte>();
        foreach (var news in step.Events)
        {
            output.Write(news.Frame.Span);
        }

        return Packet.Body(output.WrittenSpan);
    }

    private Packet Messages()
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var news in step.Events)
        {
            WebSocketFrame.WriteText(output, Envelope.Of(topic, news));
        }

        return Packet.Frames(output.WrittenMemory);
    }

    // Most viewers of the same topics stand at the same place in each of them, so the last packet fits the next of them. Two that
    // name the same topics in another order have the same ids before, and others afterwards.
    private Packet PacketWithJoinedIds(Subscription to)
    {
        var output = new ArrayBufferWriter<byte>();
        var before = (to.Viewer.JoinedId(), to.Viewer.Subscriptions.IndexOf(to));
        var isSame = before == _joinedWith;
        foreach (var news in step.Events)
        {
            to.LastId = news.Id ?? to.LastId;
            if (!isSame)
            {
                SseFrame.Write(output, news.Name, news.Id is null ? null : to.Viewer.JoinedId(), Envelope.Of(topic, news));
            }
        }

        if (!isSame)
        {
            (_joinedWith, _packets[(int)Format.ManyTopics]) = (before, Packet.Body(output.WrittenSpan));
        }

        return _packets[(int)Format.ManyTopics]!;
    }
}
