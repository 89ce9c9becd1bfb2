using System.Buffers;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.FanOut;

/// <summary>The viewers of a topic within one loop, and what they share: each step is made once, whatever their number.</summary>
internal sealed class TopicAudience(TopicName name, Topic topic, Arrivals arrivals)
{
    private readonly List<Subscription> _subscriptions = [];
    private readonly Dictionary<TopicCursor, SharedStep> _steps = [];
    private readonly Dictionary<(long? Version, Format Format, bool Asks), Packet> _beats = [];
    private readonly string _text = name.ToString();
    private TopicCursor? _lastFrom;
    private SharedStep? _last;

    public TopicName Name => name;

    public string Text => _text;

    public Topic Topic => topic;

    public Arrivals Arrivals => arrivals;

    /// <summary>Whether scores were ever old, so that somebody may not know that they are, or that they are no more.</summary>
    public bool WasStale { get; private set; } = topic.Log?.StaleSince is not null;

    public int Count => _subscriptions.Count;

    public Subscription this[int index] => _subscriptions[index];

    public void Join(Subscription subscription)
    {
        subscription.Index = _subscriptions.Count;
        _subscriptions.Add(subscription);
        topic.Enter(subscription.Viewer.User);
    }

    public void Leave(Subscription subscription)
    {
        var last = _subscriptions[^1];
        (_subscriptions[subscription.Index], last.Index) = (last, subscription.Index);
        _subscriptions.RemoveAt(_subscriptions.Count - 1);
        topic.Leave(subscription.Viewer.User);
    }

    /// <summary>Takes notice of what is new. False when nothing is.</summary>
    public bool Look()
    {
        if (!topic.Look())
        {
            return false;
        }

        WasStale |= topic.Log?.StaleSince is not null;
        _steps.Clear();
        _beats.Clear();
        _lastFrom = null;
        return true;
    }

    /// <summary>What a viewer gets next; null when it has everything.</summary>
    public SharedStep? StepFrom(TopicCursor cursor)
    {
        // After a change nearly all stand at the same place: one comparison for each of them.
        if (ReferenceEquals(cursor, _lastFrom))
        {
            return _last!;
        }

        if (Missing(cursor) is not { } log)
        {
            return null;
        }

        if (!_steps.TryGetValue(cursor, out var step))
        {
            var made = cursor.Advance(log);
            _steps[cursor] = step = new(_text, made, isFirst: cursor.ResumeAt is not null, isLast: Missing(made.Next) is null);
        }

        (_lastFrom, _last) = (cursor, step);
        return step;
    }

    /// <summary>Forgets the heartbeats of the last time.</summary>
    public void NewBeat() => _beats.Clear();

    /// <summary>That the line is alive, and whether scores are old, for everyone who has the same version.</summary>
    /// <param name="to">Who is told.</param>
    /// <param name="now">By the league's clock.</param>
    /// <param name="asks">Whether a ping goes with it.</param>
    public Packet Beat(Subscription to, DateTimeOffset now, bool asks = false)
    {
        to.ToldStale = topic.Log?.StaleSince;
        var key = (to.Cursor.LastVersion, to.Viewer.Format, asks);
        if (!_beats.TryGetValue(key, out var packet))
        {
            _beats[key] = packet = Written(to.Viewer.Format, WireFormat.Heartbeat(now, to.Cursor.LastVersion, to.ToldStale), asks);
        }

        return packet;
    }

    /// <summary>The log in which there is something that a viewer has not; null when there is none.</summary>
    private TopicLog? Missing(TopicCursor cursor) => topic.LogFor(cursor) is { IsReady: true } log && !cursor.IsAt(log) ? log : null;

    private Packet Written(Format format, WireEvent beat, bool asks)
    {
        var output = new ArrayBufferWriter<byte>();
        switch (format)
        {
            case Format.Stream:
                return Packet.Body(beat.Frame.Span);
            case Format.ManyTopics:
                SseFrame.Write(output, beat.Name, id: null, Envelope.Of(_text, beat));
                return Packet.Body(output.WrittenSpan);
            default:
                WebSocketFrame.WriteText(output, Envelope.Of(_text, beat));
                output.Write(asks ? WebSocketFrame.PingFrame.Span : default);
                return Packet.Frames(output.WrittenMemory);
        }
    }
}
