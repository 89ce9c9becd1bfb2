using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveScore.Testing.Crowds;

public enum VisitEnd
{
    Open,

    /// <summary>The body was ended by its last chunk, or by a closing handshake.</summary>
    Clean,

    /// <summary>By the viewer itself.</summary>
    Cut,

    /// <summary>By the other side, in the middle of the body.</summary>
    Broken,
}

/// <summary>One connection of a viewer, from the request to its end. Nothing is thrown while it reads.</summary>
public sealed class CrowdVisit : IDisposable
{
    private const int Reading = 0, FallingAsleep = 1, Asleep = 2;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        // However it is closed, the other side sees a reset.
        LingerState = new(enable: true, 0),
    };

    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SocketAsyncEventArgs _receive = new();
    private readonly Carry _head = new();
    private readonly CrowdProtocol _protocol;
    private readonly string? _lastId;
    private readonly long _goal;
    private IBody? _body;
    private long _connectedAt;
    private int _ending;
    private int _sleep;

    internal CrowdVisit(CrowdViewer viewer, CrowdProtocol protocol, string? lastId, long goal)
    {
        (Viewer, _protocol, _lastId, _goal) = (viewer, protocol, lastId, goal);
        _receive.Completed += (_, _) =>
        {
            if (Handle())
            {
                Pump();
            }
        };
    }

    public CrowdViewer Viewer { get; }

    /// <summary>Of the answer; 0 before it.</summary>
    public int Status { get; private set; }

    /// <summary>Each <c>retry:</c>, in milliseconds.</summary>
    public List<int> Retries { get; } = [];

    /// <summary>With which a WebSocket was closed.</summary>
    public int? CloseCode { get; internal set; }

    public VisitEnd Ending => (VisitEnd)Volatile.Read(ref _ending);

    public TimeProvider Time => TimeProvider.System;

    /// <summary>When it ended, as a timestamp of <see cref="Time"/>.</summary>
    public long EndedAt { get; private set; }

    /// <summary>How long it took from the connection to the version that was the newest by then; null when there was none to catch up with.</summary>
    public TimeSpan? CaughtUpAfter { get; private set; }

    /// <summary>Ends when nothing is read any more.</summary>
    internal Task Stopped => _stopped.Task;

    internal async Task OpenAsync(IPEndPoint endpoint, int receiveBuffer, CancellationToken cancellationToken)
    {
        if (receiveBuffer > 0)
        {
            _socket.ReceiveBufferSize = receiveBuffer;
        }

        try
        {
            await _socket.ConnectAsync(endpoint, cancellationToken);
            _connectedAt = Time.GetTimestamp();
            var request = _protocol.Request(_lastId);
            for (var sent = 0; sent < request.Length;)
            {
                sent += await _socket.SendAsync(request.AsMemory(sent), SocketFlags.None, cancellationToken);
            }
        }
        catch
        {
            Stop();
            throw;
        }

        var size = receiveBuffer > 0 ? receiveBuffer : 4096;
        _receive.SetBuffer(ArrayPool<byte>.Shared.Rent(size), 0, size);
        Pump();
    }

    /// <summary>Ends the connection at once, with a reset.</summary>
    public void Dispose()
    {
        End(VisitEnd.Cut);
        if (Interlocked.Exchange(ref _sleep, Reading) == Asleep)
        {
            Stop();
        }

        _socket.Dispose();
    }

    internal void Sleep() => Interlocked.CompareExchange(ref _sleep, FallingAsleep, Reading);

    internal void Wake()
    {
        if (Interlocked.Exchange(ref _sleep, Reading) == Asleep)
        {
            Pump();
        }
    }

    internal void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            for (var fault = SocketError.Success; !bytes.IsEmpty && fault == SocketError.Success;)
            {
                bytes = bytes[_socket.Send(bytes, SocketFlags.None, out fault)..];
            }
        }
        catch (ObjectDisposedException)
        {
            // Cut while it answered.
        }
    }

    internal void Hear(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        _protocol.Deliver(Viewer, name, id, data);
        if (CaughtUpAfter is null && _goal > 0 && Viewer.Version >= _goal)
        {
            CaughtUpAfter = Time.GetElapsedTime(_connectedAt);
        }
    }

    internal void End(VisitEnd ending)
    {
        if (Interlocked.CompareExchange(ref _ending, (int)ending, (int)VisitEnd.Open) == (int)VisitEnd.Open)
        {
            EndedAt = Time.GetTimestamp();
        }
    }

    private void Pump()
    {
        try
        {
            do
            {
                if (Interlocked.CompareExchange(ref _sleep, Asleep, FallingAsleep) == FallingAsleep)
                {
                    return;
                }
            }
            while (!_socket.ReceiveAsync(_receive) && Handle());
        }
        catch (ObjectDisposedException)
        {
            // Cut between two reads.
            Stop();
        }
    }

    /// <summary>Takes what was received. False when nothing more is to be.</summary>
    private bool Handle()
    {
        if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
        {
            End(VisitEnd.Broken);
        }
        else
        {
            try
            {
                Take(_receive.MemoryBuffer.Span[.._receive.BytesTransferred]);
            }
            catch (Exception fault) when (fault is FormatException or System.Text.Json.JsonException or OverflowException)
            {
                Viewer.Chain.Fault(fault.Message);
                End(VisitEnd.Broken);
            }
        }

        if (Ending == VisitEnd.Open)
        {
            return true;
        }

        Stop();
        return false;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (_body is null)
        {
            var head = _head.Join(bytes);
            var end = head.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                _head.Keep(head);
                return;
            }

            var text = Encoding.ASCII.GetString(head[..(end + 2)]);
            Status = int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture);
            if (Status != _protocol.Success)
            {
                Viewer.Chain.Fault($"the answer {text}");
                End(VisitEnd.Broken);
                return;
            }

            _body = _protocol.Open(this, text, _lastId);
            bytes = head[(end + 4)..];
        }

        _body.Take(bytes);
    }

    private void Stop()
    {
        End(VisitEnd.Broken);
        _socket.Dispose();
        if (_stopped.TrySetResult() && _receive.Buffer is { } buffer)
        {
            _receive.SetBuffer(null, 0, 0);
            ArrayPool<byte>.Shared.Return(buffer);
            _receive.Dispose();
        }
    }
}
