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
    private readonly AnswerReader _answers = new();
    private Wire _wire = new();
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
        if (_answers.Read(_wire) is not { } answers)
        {
            Failure ??= Ended;
            _wire.Cut();
            return;
        }

        answers.ForEach(Take);
    }

    private void Take(HttpAnswer answer)
    {
        if (!answer.IsGood)
        {
            Failure ??= answer.ToString();
            return;
        }

        Accepted++;
        AcceptedAt = Stopwatch.GetTimestamp();
        LastAnswer = long.TryParse(answer.Body, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
