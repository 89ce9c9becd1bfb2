using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace LiveScore.Gateway.Wire;

/// <summary>
/// Reads what clients send: frames with a mask, in pieces of any size (RFC 6455, section 5). The framework's reader waits for a mask
/// that never comes, takes a text that ends within a character, and holds a message of any length; so this one is LiveScore's own.
/// </summary>
/// <param name="messageLimit">More bytes than this in a message, however many its frames, are a fault.</param>
internal sealed class WebSocketReader(int messageLimit)
{
    private const int MaskLength = 4, LongestControl = 125, LongestHead = 14;

    private readonly byte[] _head = new byte[LongestHead];
    private int _headCount;
    private bool _isInPayload;
    private long _left;
    private int _maskAt;
    private ArrayBufferWriter<byte>? _message;
    private int _validated;
    private ArrayBufferWriter<byte>? _control;

    private enum Opcode
    {
        Continuation = 0,
        Text = 1,
        Binary = 2,
        Close = 8,
        Ping = 9,
        Pong = 10,
    }

    private bool IsFinal => (_head[0] & 0x80) != 0;

    private Opcode Kind => (Opcode)(_head[0] & 0x0F);

    private bool IsControl => Kind >= Opcode.Close;

    /// <summary>Takes bytes from the front until something is whole.</summary>
    /// <param name="bytes">What was received; what remains of it afterwards is for the next call.</param>
    /// <returns>What is whole now, or null when more has to come.</returns>
    public WebSocketInput? Read(ref ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty || (_isInPayload && _left == 0))
        {
            if (!_isInPayload)
            {
                if (TakeHead(ref bytes) is { } fault)
                {
                    return fault;
                }
            }
            else if (TakePayload(ref bytes) is { } input)
            {
                return input;
            }
        }

        return null;
    }

    private static WebSocketInput.Fault Fault(ushort status) => new(status);

    /// <summary>Byte by byte: each says how many more there are, and a rule that is broken is told at once.</summary>
    private WebSocketInput.Fault? TakeHead(ref ReadOnlyMemory<byte> bytes)
    {
        _head[_headCount++] = bytes.Span[0];
        bytes = bytes[1..];
        if (_headCount <= 2)
        {
            return _headCount == 1 ? FirstFault() : SecondFault();
        }

        if (_headCount < HeadLength())
        {
            return null;
        }

        _left = PayloadLength();
        // The highest bit of a length is never set.
        if (_left < 0)
        {
            return Fault(CloseStatus.ProtocolError);
        }

        if (!IsControl && _left > messageLimit - (_message?.WrittenCount ?? 0))
        {
            return Fault(CloseStatus.TooBig);
        }

        (_isInPayload, _maskAt) = (true, 0);
        return null;
    }

    private WebSocketInput.Fault? FirstFault()
    {
        var isKnown = Kind is Opcode.Continuation or Opcode.Text or Opcode.Binary or Opcode.Close or Opcode.Ping or Opcode.Pong;
        var hasReservedBits = (_head[0] & 0x70) != 0;
        var isInOrder = IsControl ? IsFinal : Kind == Opcode.Continuation == _message is not null;
        return !isKnown || hasReservedBits || !isInOrder ? Fault(CloseStatus.ProtocolError) : null;
    }

    private WebSocketInput.Fault? SecondFault()
    {
        var isMasked = (_head[1] & 0x80) != 0;
        return !isMasked || (IsControl && (_head[1] & 0x7F) > LongestControl) ? Fault(CloseStatus.ProtocolError)
            : Kind == Opcode.Binary ? Fault(CloseStatus.NotSupported)
            : null;
    }

    private int HeadLength() => 2 + MaskLength + ((_head[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 });

    private long PayloadLength() => (_head[1] & 0x7F) switch
    {
        126 => BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(2)),
        127 => BinaryPrimitives.ReadInt64BigEndian(_head.AsSpan(2)),
        var length => length,
    };

    private WebSocketInput? TakePayload(ref ReadOnlyMemory<byte> bytes)
    {
        var payload = IsControl ? _control ??= new(LongestControl) : _message ??= new();
        var count = (int)Math.Min(_left, bytes.Length);
        Unmask(bytes.Span[..count], payload.GetSpan(count));
        payload.Advance(count);
        bytes = bytes[count..];
        _left -= count;
        var isEndOfFrame = _left == 0;
        if (!IsControl && !IsTextSoFar(isEndOfFrame && IsFinal))
        {
            return Fault(CloseStatus.InvalidText);
        }

        if (!isEndOfFrame)
        {
            return null;
        }

        var (kind, isFinal) = (Kind, IsFinal);
        (_isInPayload, _headCount) = (false, 0);
        return kind >= Opcode.Close ? EndOfControl(kind) : isFinal ? EndOfMessage() : null;
    }

    private void Unmask(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var mask = _head.AsSpan(HeadLength() - MaskLength, MaskLength);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = (byte)(from[i] ^ mask[_maskAt++ & 3]);
        }
    }

    /// <summary>A character may be cut by the end of a piece, but not by the end of the message.</summary>
    private bool IsTextSoFar(bool isEnd)
    {
        var fresh = _message!.WrittenSpan[_validated..];
        for (var cut = 0; cut <= 3 && cut <= fresh.Length; cut++)
        {
            if (Utf8.IsValid(fresh[..^cut])
                && (cut == 0 || (!isEnd && Rune.DecodeFromUtf8(fresh[^cut..], out _, out _) == OperationStatus.NeedMoreData)))
            {
                _validated += fresh.Length - cut;
                return true;
            }
        }

        return false;
    }

    private WebSocketInput.Text EndOfMessage()
    {
        var text = _message!.WrittenMemory;
        (_message, _validated) = (null, 0);
        return new(text);
    }

    private WebSocketInput EndOfControl(Opcode kind)
    {
        var payload = _control!.WrittenMemory;
        _control = null;
        return kind switch
        {
            Opcode.Ping => new WebSocketInput.Ping(payload),
            Opcode.Pong => new WebSocketInput.Pong(),
            _ => EndOfConnection(payload.Span),
        };
    }

    private static WebSocketInput EndOfConnection(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return new WebSocketInput.Close(Status: null);
        }

        if (payload.Length == 1 || !CloseStatus.IsSendable(BinaryPrimitives.ReadUInt16BigEndian(payload)))
        {
            return Fault(CloseStatus.ProtocolError);
        }

        return Utf8.IsValid(payload[2..])
            ? new WebSocketInput.Close(BinaryPrimitives.ReadUInt16BigEndian(payload))
            : Fault(CloseStatus.InvalidText);
    }
}
