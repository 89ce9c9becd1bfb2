using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Wire;

namespace LiveScore.Simulation.Viewers;

/// <summary>
/// The connection between a gateway and a viewer: what is sent arrives later, in pieces and in order; a viewer that sleeps lets a
/// little pile up, and then the gateway has to wait; what is under way when the gateway dies is lost.
/// </summary>
internal sealed class ViewerLine(World world, Chance chance, Action<ReadOnlyMemory<byte>> receive) : Outlet
{
    private readonly int _room = chance.Between(500, 20_000);
    private readonly Queue<ReadOnlyMemory<byte>> _arrived = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action _taken = null!, _lost = null!;
    private Packet? _waiting;
    private TimeSpan _arrival;
    private int _underWay;
    private bool _isAsleep, _isBroken, _isClosed;

    /// <summary>Until the viewer has no connection any more, and knows.</summary>
    public Task Ended => _ended.Task;

    public override void Open(Action taken, Action lost) => (_taken, _lost) = (taken, lost);

    public override bool TrySend(Packet packet)
    {
        if (_isAsleep && _underWay + packet.Bytes.Length > _room)
        {
            _waiting = packet;
            return false;
        }

        Send(packet);
        return true;
    }

    public override ValueTask WaitAsync() => throw new NotSupportedException();

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer) => throw new NotSupportedException();

    /// <summary>The gateway has said its last word.</summary>
    public override void End() => Arrive(() => _ended.TrySetResult());

    public override void Cut() => Arrive(() => _ended.TrySetResult());

    /// <summary>The gateway is dead.</summary>
    public void Break()
    {
        _isBroken = true;
        world.Time.After(chance.Seconds(0, 2), () => _ended.TrySetResult());
    }

    /// <summary>The viewer goes, whether the gateway is there to hear of it or not.</summary>
    public void Close()
    {
        _isClosed = true;
        _ended.TrySetResult();
        if (!_isBroken)
        {
            world.Time.After(chance.Between(TimeSpan.Zero, world.Weather.LineWait), () => _lost?.Invoke());
        }
    }

    public void Sleep() => _isAsleep = true;

    public void Wake()
    {
        _isAsleep = false;
        while (!_isAsleep && _arrived.TryDequeue(out var bytes))
        {
            Receive(bytes);
        }

        if (_waiting is { } waiting && !_isBroken)
        {
            _waiting = null;
            Send(waiting);
            _taken();
        }
    }

    private void Send(Packet packet)
    {
        _underWay += packet.Bytes.Length;
        var cut = chance.Is(0.3) ? chance.Below(packet.Bytes.Length) : 0;
        foreach (var piece in new[] { packet.Bytes[..cut], packet.Bytes[cut..] }.Where(piece => !piece.IsEmpty))
        {
            Arrive(() =>
            {
                if (_isAsleep)
                {
                    _arrived.Enqueue(piece);
                }
                else
                {
                    Receive(piece);
                }
            });
        }
    }

    private void Receive(ReadOnlyMemory<byte> bytes)
    {
        _underWay -= bytes.Length;
        if (!_isClosed)
        {
            receive(bytes);
        }
    }

    /// <summary>Whatever is sent first arrives first.</summary>
    private void Arrive(Action action)
    {
        var at = world.Time.Passed + chance.Between(TimeSpan.Zero, world.Weather.LineWait);
        _arrival = at > _arrival ? at : _arrival;
        world.Time.After(_arrival - world.Time.Passed, () =>
        {
            if (!_isBroken)
            {
                action();
            }
        });
    }
}
