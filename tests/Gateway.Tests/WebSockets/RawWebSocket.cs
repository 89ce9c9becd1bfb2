using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>A WebSocket down to its bytes: sends what no client would, and holds the server to what the RFC asks of one.</summary>
public sealed class RawWebSocket : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    // For all that the test does with it: a server that only beats keeps a test waiting no longer.
    private readonly CancellationTokenSource _deadline = GatewayHost.Deadline();
    private Stream _input = Stream.Null;
    private bool _hasClosed;

    /// <summary>A request for an upgrade, with the key of the RFC's example.</summary>
    public static string Request(GatewayHost host, params string[] headers) =>
        $"GET /ws HTTP/1.1\r\nHost: {host.Url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        $"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    /// <summary>A socket that the server has accepted. What comes <paramref name="behind"/> leaves in one packet with the request.</summary>
    public static Task<RawWebSocket> OpenAsync(GatewayHost host, byte[]? behind = null, params string[] headers) =>
        OpenAsync(new(), host, behind, headers);

    /// <summary>The same, with so little room for what comes that the server notices at once when nothing is read.</summary>
    public static Task<RawWebSocket> OpenNarrowAsync(GatewayHost host) =>
        OpenAsync(new() { _socket = { ReceiveBufferSize = 2048 } }, host, behind: null);

    private static async Task<RawWebSocket> OpenAsync(RawWebSocket socket, GatewayHost host, byte[]? behind, params string[] headers)
    {
        await socket._socket.ConnectAsync(host.Url.Host, host.Url.Port, socket._deadline.Token);
        socket._input = new BufferedStream(new NetworkStream(socket._socket), 64 * 1024);
        await socket.SendBytesAsync((byte[])[.. Encoding.Latin1.GetBytes(Request(host, headers)), .. behind ?? []]);
        var head = await socket.ReadHeadAsync();
        Assert.StartsWith("HTTP/1.1 101 ", head, StringComparison.Ordinal);
        Assert.Contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", head, StringComparison.OrdinalIgnoreCase);
        return socket;
    }

    public Task SendAsync(params Frame[] frames) => SendBytesAsync(Frame.Bytes(frames));

    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None, _deadline.Token)..];
        }
    }

    /// <summary>Sends as much as the server takes before it ends the connection.</summary>
    public async Task TrySendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await SendBytesAsync(bytes);
        }
        catch (SocketException)
        {
            // What it has to say about that is still to be read.
        }
    }

    /// <summary>Sends in packets of this size.</summary>
    public async Task SendChoppedAsync(byte[] bytes, int size)
    {
        foreach (var piece in bytes.Chunk(size))
        {
            await SendBytesAsync(piece);
        }
    }

    /// <summary>The next frame, or null when the server has ended the connection, whether cleanly or not.</summary>
    public async Task<Frame?> ReadAsync()
    {
        var head = new byte[2];
        try
        {
            if (await _input.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, _deadline.Token) < 2)
            {
                return null;
            }
        }
        catch (IOException)
        {
            return null;
        }

        var frame = new Frame((Opcode)(head[0] & 0xf), new byte[await ReadLengthAsync(head[1] & 0x7f)])
        {
            Fin = head[0] >= 0x80,
            Rsv = (head[0] >> 4) & 7,
            Masked = head[1] >= 0x80,
        };
        Assert.False(frame.Masked, "A server never masks.");
        Assert.Equal(0, frame.Rsv);
        Assert.True(Enum.IsDefined(frame.Opcode));
        Assert.True(frame.Opcode < Opcode.Close || (frame.Fin && frame.Payload.Length <= 125), "A control frame is small and whole.");
        await _input.ReadExactlyAsync(frame.Payload, _deadline.Token);
        return frame;
    }

    /// <summary>The next text, whole. Pings are answered on the way, as every client does.</summary>
    public async Task<string> ReadTextAsync()
    {
        var payload = new List<byte>();
        while (await ReadAsync() is { } frame)
        {
            if (frame.Opcode == Opcode.Ping)
            {
                await SendAsync(frame with { Opcode = Opcode.Pong, Masked = true });
                continue;
            }

            Assert.True(
                frame.Opcode == (payload.Count == 0 ? Opcode.Text : Opcode.Continuation),
                $"Text was expected, but {frame.Opcode} came: {frame.Code} {frame.PayloadText}");
            payload.AddRange(frame.Payload);
            if (frame.Fin)
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. payload]);
            }
        }

        throw new InvalidOperationException("The connection has ended.");
    }

    public async Task AssertPongAsync(string payload)
    {
        var frame = await ReadAsync();
        Assert.Equal((Opcode.Pong, payload), (frame?.Opcode, frame?.PayloadText));
    }

    /// <summary>The socket answers: it is open, and nothing else was under way.</summary>
    public async Task AssertOpenAsync()
    {
        await SendAsync(Frame.Ping("still there?"));
        await AssertPongAsync("still there?");
    }

    /// <summary>The close frame, which comes next; after the client's own the connection ends without another byte.</summary>
    public async Task<Frame> ReadCloseAsync()
    {
        var close = await ReadAsync();
        Assert.NotNull(close);
        Assert.True(close.Opcode == Opcode.Close, $"Close was expected, but {close.Opcode} came: {close.PayloadText}");
        Assert.NotEqual(1, close.Payload.Length);
        if (!_hasClosed)
        {
            await CloseAsync(close);
        }

        Assert.Null(await ReadAsync());
        return close;
    }

    /// <summary>Sends a close frame, and whatever should not come after one.</summary>
    public Task CloseAsync(Frame close, params Frame[] late)
    {
        _hasClosed = true;
        return TrySendAsync(Frame.Bytes([close with { Masked = true }, .. late]));
    }

    /// <summary>Ends the connection with RST.</summary>
    public void Abort()
    {
        _socket.LingerState = new(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose()
    {
        _input.Dispose();
        _socket.Dispose();
        _deadline.Dispose();
    }

    private async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var octet = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await _input.ReadExactlyAsync(octet, _deadline.Token);
            head.Append((char)octet[0]);
        }

        return head.ToString();
    }

    private async Task<int> ReadLengthAsync(int form)
    {
        var bytes = new byte[form switch { 126 => 2, 127 => 8, _ => 0 }];
        await _input.ReadExactlyAsync(bytes, _deadline.Token);
        var length = bytes.Length switch
        {
            0 => (ulong)form,
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };
        Assert.True(bytes.Length == (length <= 125 ? 0 : length <= ushort.MaxValue ? 2 : 8), $"A length of {length} in {bytes.Length} bytes.");
        return checked((int)length);
    }
}
