using System.Buffers;
using System.Net.Sockets;
using System.Net.WebSockets;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Transports.WebSocket;

/// <summary>
/// Hears what one viewer says, and answers. Each answer is waited for until it is taken, and only then the next message is
/// read: who does not listen is not listened to.
/// </summary>
internal sealed partial class WebSocketSession(WebSocketContext context, Viewer viewer)
{
    /// <summary>A longer message ends the connection.</summary>
    private const int MessageLimit = 64 * 1024;

    private const int SmallMessage = 512;

    private static readonly WebSocketCreationOptions s_server = new() { IsServer = true, KeepAliveInterval = TimeSpan.Zero };

    private readonly HashSet<TopicName> _topics = [];
    private ArrayBufferWriter<byte> _message = new();

    /// <summary>Ends when the connection does.</summary>
    public async Task RunAsync(Stream frames)
    {
        try
        {
            await ListenAsync(frames);
            viewer.End();
            await DiscardAsync(frames);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Gone without a word.
        }
        catch (Exception fault)
        {
            Unexpected(context.Logger, fault);
        }

        viewer.Close();
    }

    /// <summary>Until it is clear that the connection is to end.</summary>
    private async Task ListenAsync(Stream frames)
    {
        using var socket = System.Net.WebSockets.WebSocket.CreateFromStream(frames, s_server);
        try
        {
            await ListenAsync(socket);
        }
        catch (WebSocketException fault) when (fault.WebSocketErrorCode != WebSocketError.ConnectionClosedPrematurely)
        {
            // The viewer broke the protocol, and was told so with a close.
        }
    }

    private async Task ListenAsync(System.Net.WebSockets.WebSocket socket)
    {
        var buffer = Memory<byte>.Empty;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            _message.Advance(part.Count);
            var end = part.MessageType == WebSocketMessageType.Close ? socket.CloseStatus ?? WebSocketCloseStatus.Empty
                : part.MessageType == WebSocketMessageType.Binary ? WebSocketCloseStatus.InvalidMessageType
                : _message.WrittenCount > MessageLimit ? WebSocketCloseStatus.MessageTooBig
                : part.EndOfMessage ? await AnswerAsync()
                : default(WebSocketCloseStatus?);
            if (end is { } status)
            {
                await socket.CloseOutputAsync(status, socket.CloseStatusDescription, CancellationToken.None);
                return;
            }

            // Between messages nothing is held for them.
            buffer = part.EndOfMessage ? Memory<byte>.Empty : _message.GetMemory(SmallMessage);
        }
    }

    /// <summary>Up to the end of the connection: bytes that nobody read would make the system cut off what was sent last.</summary>
    private static async Task DiscardAsync(Stream frames)
    {
        var scratch = new byte[SmallMessage];
        while (await frames.ReadAsync(scratch) > 0)
        {
        }
    }

    /// <summary>Answers a whole message. Tells with which status the connection is to end, if it is.</summary>
    private async Task<WebSocketCloseStatus?> AnswerAsync()
    {
        var text = _message.WrittenMemory;
        _message = new();
        if (text.Span.SequenceEqual("close"u8))
        {
            return WebSocketCloseStatus.NormalClosure;
        }

        await (text.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
            ? ObeyAsync(ClientMessage.TryParse(text))
            : SendAsync([.. "Welcome, "u8, .. text.Span]));
        return null;
    }

    private Task ObeyAsync(ClientMessage? message) => message switch
    {
        null => RefuseAsync(topic: null, Problem.MalformedMessage()),
        { Op: ClientMessage.Ping } => SendAsync(Envelope.Of(topic: null, WireFormat.Pong(context.League.GetUtcNow()))),
        { Op: ClientMessage.Subscribe } => SubscribeAsync(message),
        _ => UnsubscribeAsync(message),
    };

    /// <summary>All of the topics, or none and the reason.</summary>
    private async Task SubscribeAsync(ClientMessage message)
    {
        var wanted = new List<(TopicName Name, WeekView View)>();
        foreach (var text in message.Topics)
        {
            var (name, problem) = await context.Topics.ReadAsync(text, CancellationToken.None);
            var view = default(WeekView);
            if ((problem ?? ViewQuery.Read(message.Mode, message.Team, name.UsualMode, out view)) is { } fault)
            {
                await RefuseAsync(text, fault);
                return;
            }

            wanted.Add((name, view));
            if (_topics.Union(wanted.Select(topic => topic.Name)).Count() > context.Options.MaxTopics)
            {
                await RefuseAsync(text, Problem.TooManyTopics(context.Options.MaxTopics));
                return;
            }
        }

        var resumeAt = JoinedId.Split(message.After, [.. wanted.Select(topic => topic.Name.Week ?? context.Current.Week)]);
        _topics.UnionWith(wanted.Select(topic => topic.Name));
        viewer.Subscribe([.. wanted.Select((topic, i) => new Wish(topic.Name, topic.View, resumeAt[i]))]);
    }

    private async Task UnsubscribeAsync(ClientMessage message)
    {
        foreach (var text in message.Topics)
        {
            var known = _topics.FirstOrDefault(topic => topic.ToString() == text);
            if (known.ToString() != text)
            {
                await RefuseAsync(text, Problem.NotSubscribed(text));
            }
            else if (_topics.Remove(known))
            {
                viewer.Unsubscribe(known);
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
