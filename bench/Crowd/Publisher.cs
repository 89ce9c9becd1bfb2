using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LiveScore.Crowd;

/// <summary>
/// Posts what is to be told, all of it on one connection and without waiting for answers: a server that is slow to answer is not
/// asked less often for it.
/// </summary>
public sealed class Publisher : IDisposable
{
    private const string Ended = "the server ended the publisher's connection";

    private readonly byte[] _head;
    private readonly ArrayBufferWriter<byte> _waiting = new(64 * 1024);
    private Wire _wire = new();
    private byte[] _answer = [];
    private int _written;

    internal Publisher(int port)
    {
        _head = Encoding.ASCII.GetBytes($"POST /pub HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: ");
        _wire.Connect(port, 0, isSmall: false);
    }

    /// <summary>Posts that were sent, and that were answered with a status of 2xx.</summary>
    public int Sent { get; private set; }

    public int Accepted { get; private set; }

    /// <summary>When the last answer came, by the machine's clock.</summary>
    public long AcceptedAt { get; private set; }

    /// <summary>What was wrong with an answer, if ever one was wrong.</summary>
    public string? Failure { get; private set; }

    /// <summary>The number that the last answer had as its text, as LiveScore's have; 0 for others.</summary>
    public long LastAnswer { get; private set; }

    internal int Descriptor => _wire.Descriptor;

    public void Send(ReadOnlySpan<byte> body)
    {
        _waiting.Write(_head);
        _waiting.Write(Encoding.ASCII.GetBytes(body.Length.ToString(CultureInfo.InvariantCulture)));
        _waiting.Write("\r\n\r\n"u8);
        _waiting.Write(body);
        Sent++;
        Flush();
    }

    public void Dispose() => _wire.Cut();

    internal void Flush()
    {
        if (_written == _waiting.WrittenCount || Failure is not null)
        {
            return;
        }

        var written = _wire.Write(_waiting.WrittenSpan[_written..]);
        if (written < 0)
        {
            Failure = Ended;
            return;
        }

        _written += written;
        if (_written == _waiting.WrittenCount)
        {
            (_, _written) = (0, 0);
            _waiting.ResetWrittenCount();
        }
    }

    internal void Read()
    {
        Span<byte> buffer = stackalloc byte[4096];
        var read = _wire.Read(buffer);
        if (read < 0)
        {
            Failure ??= Ended;
            _wire.Cut();
            return;
        }

        ReadOnlySpan<byte> bytes = _answer.Length == 0 ? buffer[..read] : (byte[])[.. _answer, .. buffer[..read]];
        while (TryTake(ref bytes))
        {
        }

        _answer = bytes.ToArray();
    }

    private bool TryTake(ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = Encoding.ASCII.GetString(bytes[..end]);
        var length = head.Split("\r\n")
            .Where(line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line.AsSpan("content-length:".Length), CultureInfo.InvariantCulture))
            .FirstOrDefault();
        if (bytes.Length < end + 4 + length)
        {
            return false;
        }

        var text = Encoding.ASCII.GetString(bytes.Slice(end + 4, length));
        bytes = bytes[(end + 4 + length)..];
        if (!head.StartsWith("HTTP/1.1 2", StringComparison.Ordinal))
        {
            Failure ??= $"{head.Split("\r\n")[0]}: {text}";
            return true;
        }

        Accepted++;
        AcceptedAt = Stopwatch.GetTimestamp();
        LastAnswer = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return true;
    }
}
