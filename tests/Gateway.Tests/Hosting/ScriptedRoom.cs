using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain.Chat;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>A room that does what a test says.</summary>
public sealed class ScriptedRoom
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, ImmutableArray<string>> _present = new(StringComparer.Ordinal);
    private RoomState _state = new();
    private RoomPresence _presence = new(1, []);
    private TaskCompletionSource _altered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many entries the grain keeps.</summary>
    public int Kept { get; set; } = 200;

    public bool IsDown { get; set; }

    /// <summary>A follower that stands at a position hears nothing of what comes behind it while this is set.</summary>
    public bool IsSilent { get; set; }

    public RoomState State
    {
        get
        {
            lock (_turn)
            {
                return _state;
            }
        }
    }

    public RoomEntry Say(string? user, string text) => Add(version => new(version, Sample.At, user, text));

    public RoomEntry Delete(long deleted) => Add(
        version => new(version, Sample.At, null, null, deleted),
        entries => entries.Select(entry => entry.Version == deleted ? entry with { User = null, Text = null } : entry));

    /// <summary>The store was wiped, or is another one.</summary>
    public void Store(RoomState state)
    {
        lock (_turn)
        {
            _state = state;
            Tell();
        }
    }

    public void KeepPresent(string gateway, ImmutableArray<string> users)
    {
        ThrowIfDown();
        lock (_turn)
        {
            _present[gateway] = users;
            ImmutableArray<string> all = [.. _present.Values.SelectMany(some => some).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (!all.SequenceEqual(_presence.Users))
            {
                _presence = new(_presence.Number + 1, all);
                Tell();
            }
        }
    }

    public RoomNews After(RoomPosition position)
    {
        ThrowIfDown();
        lock (_turn)
        {
            var continues = position.Epoch == _state.Epoch && position.Version >= _state.BaseVersion && position.Version <= _state.Version;
            return new()
            {
                Epoch = _state.Epoch,
                Version = _state.Version,
                Entries = continues ? _state.Entries[(int)(position.Version - _state.BaseVersion)..] : _state.Entries,
                Presence = position.Presence == _presence.Number ? null : _presence,
            };
        }
    }

    public async Task<RoomNews> AwaitAsync(RoomPosition position)
    {
        ThrowIfDown();
        // A silo that ends waits for its calls.
        await AlteredAsync(position).WaitAsync(TimeSpan.FromSeconds(0.5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return After(position);
    }

    private Task AlteredAsync(RoomPosition position)
    {
        lock (_turn)
        {
            return position != RoomPosition.None && (IsSilent || position == new RoomPosition(_state.Epoch, _state.Version, _presence.Number))
                ? _altered.Task
                : Task.CompletedTask;
        }
    }

    private RoomEntry Add(Func<long, RoomEntry> make, Func<IEnumerable<RoomEntry>, IEnumerable<RoomEntry>>? alter = null)
    {
        lock (_turn)
        {
            var entry = make(_state.Version + 1);
            ImmutableArray<RoomEntry> entries = [.. (alter ?? (all => all))(_state.Entries), entry];
            _state = new() { Epoch = _state.Epoch.Length == 0 ? "r00m" : _state.Epoch, Entries = entries[Math.Max(0, entries.Length - Kept)..] };
            Tell();
            return entry;
        }
    }

    private void Tell()
    {
        if (!IsSilent)
        {
            _altered.TrySetResult();
            _altered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new TimeoutException("The test says that this grain is down.");
        }
    }
}
