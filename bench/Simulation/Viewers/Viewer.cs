using System.Globalization;
using LiveScore.Simulation.Cluster;
using LiveScore.Simulation.Model;

namespace LiveScore.Simulation.Viewers;

/// <summary>
/// Somebody who watches the week: comes, sleeps, goes, comes back to whichever gateway there is, and notices every fault.
/// </summary>
internal sealed class Viewer
{
    private readonly World _world;
    private readonly Fleet _fleet;
    private readonly Chance _chance;
    private readonly ViewerWish _wish;
    private readonly Memory _memory;
    private readonly string _name;
    private EventStreamReader _reader = new();
    private GatewayNode? _gateway;
    private ViewerLine? _line;
    private SentId _sent;
    private bool _hasHeard;

    public Viewer(World world, Fleet fleet, int number)
    {
        (_world, _fleet, _name) = (world, fleet, string.Create(CultureInfo.InvariantCulture, $"viewer {number}"));
        _chance = world.Plan.Chance.Fork(_name);
        var teams = Course.TrueCourse.Teams(world.Plan.Games);
        _wish = new(number > 1 && _chance.Is(0.3) ? _chance.Of(teams) : null, IsFull: number > 1 && _chance.Is(0.2));
        _memory = new(_chance, () => new(world.Judge.History, Plan.Week, _wish.Team));
    }

    public WeekPicture Picture => _memory.Picture;

    /// <summary>Whether it has a line that should bring it everything.</summary>
    public bool IsConnected { get; private set; }

    public bool HearsOfEach => _wish.Team is null;

    public async Task LiveAsync()
    {
        while (true)
        {
            await _world.WaitAsync(_world.IsCalm ? _chance.Seconds(0.5, 1.5) : Absence());
            if (_fleet.AnyGateway(_chance) is { } gateway)
            {
                await VisitAsync(gateway);
            }
        }
    }

    /// <summary>Who is quick may know more than the gateway it comes to.</summary>
    private TimeSpan Absence() => _chance.Is(0.3) ? _chance.Seconds(0.001, 0.1) : _chance.Seconds(0.1, 5);

    public override string ToString() => $"{_name} at {Picture.Epoch}.{Picture.Version}";

    private async Task VisitAsync(GatewayNode gateway)
    {
        (_sent, var id) = _memory.ComeBack(isHonest: _world.IsCalm);
        _world.Trace.Happens("visits", $"{this} asks {gateway.Name} with '{id}' ({_sent})");
        (_gateway, _reader, _hasHeard) = (gateway, new(), false);
        var line = _line = new ViewerLine(_world, _chance, Receive);
        var admitted = gateway.AdmitAsync(line, _wish, id);
        await Task.WhenAny(admitted, line.Ended);
        if (admitted.IsCompleted && await admitted is null)
        {
            _world.Trace.Happens("refusals", $"{_name} is refused");
            return;
        }

        IsConnected = true;
        while (!line.Ended.IsCompleted)
        {
            await Task.WhenAny(_world.WaitAsync(_chance.Seconds(2, 40)), line.Ended);
            await (_world.IsCalm || line.Ended.IsCompleted ? Task.CompletedTask : DoSomethingAsync(line));
        }

        IsConnected = false;
        line.Close();
        _world.Trace.Say($"{this} has lost its line");
    }

    private async Task DoSomethingAsync(ViewerLine line)
    {
        if (_chance.Is(0.4))
        {
            _world.Trace.Happens("viewers that slept", $"{this} sleeps");
            line.Sleep();
            await _world.WaitAsync(_chance.Is(0.2) ? _chance.Seconds(30, 90) : _chance.Seconds(1, 30));
            _world.Trace.Say($"{this} wakes");
            line.Wake();
        }
        else if (_chance.Is(0.5))
        {
            _world.Trace.Say($"{this} goes");
            line.Close();
        }
    }

    private void Receive(ReadOnlyMemory<byte> bytes)
    {
        foreach (var told in _reader.Read(bytes))
        {
            _world.Trace.Count("events seen");
            _world.Trace.Say($"{_name} hears {told.Name} {told.Id ?? told.Data}");
            var fault = Picture.Take(told) ?? (told.Name == "reset" ? Unfounded(Picture.ResetReason!) : null);
            if (fault is not null)
            {
                _world.Judge.Blame($"{_name}: {fault}");
            }

            if (told.Id is not null)
            {
                _hasHeard = true;
                _memory.Keep();
            }
        }
    }

    /// <summary>What is wrong with a reset; null when there was a cause for it.</summary>
    private string? Unfounded(string reason)
    {
        _world.Trace.Count($"resets ({reason})");
        var newest = _world.Judge.History.Newest!.Value;
        var wasLost = _hasHeard || _sent == SentId.Known;
        var isFounded = reason switch
        {
            "unknown-id" => !_hasHeard && _sent == SentId.Garbage,
            "other-epoch" => (!_hasHeard && _sent == SentId.OtherEpoch) || Picture.Epoch != newest.Epoch,
            "too-old" => wasLost && newest.Number - Picture.Version > Math.Min(_world.Plan.VersionsKept, 150),
            "from-the-future" => (!_hasHeard && _sent == SentId.Future) || (!_hasHeard && wasLost && _gateway!.HasTrouble),
            _ => false,
        };
        return isFounded ? null : $"reset for '{reason}' without a cause ({_sent}, newest {newest.Epoch}.{newest.Number}, {this})";
    }
}
