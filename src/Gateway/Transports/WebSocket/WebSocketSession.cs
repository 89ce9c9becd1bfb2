using System.Buffers;
using System.Net.Sockets;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Transports.WebSocket;

/// <summary>
/// Hears what one viewer says, and answers. Each answer is waited for until it is taken, and only then the next message is
/// read: who does not listen is not listened to.
/// </summary>
internal sealed partial class WebSocketSession(TransportContext context, Viewer viewer)
{
    /// <summary>A longer message ends the connection.</summary>
    private const int MessageLimit = 64 * 1024;

    private const int PieceSize = 4096;

    private readonly WebSocketReader _reader = new(MessageLimit);
    private readonly HashSet<TopicName> _topics = [];
    private bool _isEnding;

    /// <summary>Ends when the connection does.</summary>
    /// <param name="first">What was read of it already.</param>
    public async Task RunAsync(ReadOnlyMemory<byte> first)
    {
        try
        {
            await HearAsync(first);
            while (await ListenAsync())
            {
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Gone without a word.
        }
        catch (Exception fault)
        {
            Unexpected(context.Logger, fault);
        }

        viewer.Leave();
    }

    private async Task<bool> ListenAsync()
    {
        // Nothing is held for a viewer that says nothing.
        await viewer.Outlet.WaitAsync();
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var count = await viewer.Outlet.ReceiveAsync(piece);
            viewer.HeardAt = context.Time.GetTimestamp();
            await HearAsync(piece.AsMemory(0, count));
            return count > 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private async Task HearAsync(ReadOnlyMemory<byte> bytes)
    {
        // Once the end is said the rest is thrown away: bytes that nobody read would make the system cut off what was sent last.
        while (!_isEnding && _reader.Read(ref bytes) is { } input)
        {
            await AnswerAsync(input);
        }
    }

    private Task AnswerAsync(WebSocketInput input) => input switch
    {
        WebSocketInput.Text(var text) => AnswerAsync(text),
        WebSocketInput.Ping(var payload) => viewer.SendAsync(Packet.Frames(WebSocketFrame.PongFrame(payload.Span))),
        WebSocketInput.Close(var status) => EndAsync(status),
        WebSocketInput.Fault(var status) => EndAsync(status),
        _ => Task.CompletedTask,
    };

    private Task EndAsync(ushort? status)
    {
        _isEnding = true;
        viewer.End(Packet.Frames(WebSocketFrame.CloseFrame(status)));
        return Task.CompletedTask;
    }

    private Task AnswerAsync(ReadOnlyMemory<byte> text) =>
        text.Span.SequenceEqual("close"u8) ? EndAsync(CloseStatus.Normal)
        : text.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? ObeyAsync(ClientMessage.TryParse(text))
        : SendAsync([.. "Welcome, "u8, .. text.Span]);

    private Task ObeyAsync(ClientMessage? message) => message switch
    {
        null => RefuseAsync(topic: null, Problem.MalformedMessage()),
        { Op: ClientMessage.Ping } => SendAsync(Envelope.Of(topic: null, WireFormat.Pong(context.League.GetUtcNow()))),
        { Op: ClientMessage.Subscribe } => SubscribeAsync(message),
        { Op: ClientMessage.Post } => PostAsync(message.Topics[0], message.Said),
        _ => UnsubscribeAsync(message),
    };

    /// <summary>Whatever can be followed is, and for the rest there is a reason.</summary>
    private async Task SubscribeAsync(ClientMessage message)
    {
        var wanted = new List<(TopicName Name, WeekView View)?>();
        foreach (var text in message.Topics)
        {
            var isFull = _topics.Count == context.Options.MaxTopics && !_topics.Any(topic => topic.ToString() == text);
            var (name, problem) = isFull
                ? (default, Problem.TooManyTopics(context.Options.MaxTopics))
                : await context.Topics.ReadAsync(text, writes: false, CancellationToken.None);
            var view = default(WeekView);
            problem ??= message.View.Read(name.UsualMode, out view);

            if (problem is not null)
            {
                await RefuseAsync(text, problem);
                wanted.Add(null);
                continue;
            }

            _topics.Add(name);
            wanted.Add((name, view));
        }

        var resumeAt = await context.Topics.ResumeAsync(message.After, [.. wanted.Select(topic => topic?.Name)]);
        viewer.Subscribe([.. wanted.Zip(resumeAt)
            .Where(pair => pair.First is not null)
            .Select(pair => new Wish(pair.First!.Value.Name, pair.First.Value.View, pair.Second))]);
    }

    private async Task PostAsync(string topic, string text)
    {
        var (name, problem) = await context.Topics.ReadAsync(topic, writes: true, CancellationToken.None);
        problem ??= name.Room is null ? Problem.UnknownTopic(topic) : viewer.User is null ? Problem.SessionsUnavailable() : null;
        if (problem is not null)
        {
            await RefuseAsync(topic, problem);
            return;
        }

        var posted = await context.Posts.PostAsync(name.Room!, viewer.User, text);
        await (posted.Stored is { } stored
            ? SendAsync(Envelope.Of(topic, RoomFormat.Posted(name.Room!, stored.Epoch, stored.Entry!)))
            : RefuseAsync(topic, posted.Problem!));
    }

    private async Task UnsubscribeAsync(ClientMessage message)
    {
        foreach (var text in message.Topics)
        {
            var known = _topics.FirstOrDefault(topic => topic.ToString() == text);
            if (known.ToString() == text && _topics.Remove(known))
            {
                viewer.Unsubscribe(known);
            }
            else
            {
                await RefuseAsync(text, Problem.NotSubscribed(text));
            }
        }
    }

    private Task RefuseAsync(string? topic, ProblemHttpResult problem) =>
        SendAsync(Envelope.Of(topic, WireFormat.Error(problem.ProblemDetails)));

    private Task SendAsync(ReadOnlySpan<byte> text)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + 10);
        WebSocketFrame.WriteText(output, text);
        return viewer.SendAsync(Packet.Frames(output.WrittenMemory));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault with a WebSocket; it is closed")]
    private static partial void Unexpected(ILogger logger, Exception fault);
}
