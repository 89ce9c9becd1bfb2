using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>A week that does what a test says: alters with or without telling, goes down, is stored anew or set back.</summary>
public sealed class ScriptedWeek(SeasonWeekKey key)
{
    private readonly Lock _turn = new();
    private WeekState _state = new();
    private TaskCompletionSource _altered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private int _askedBeyond;
    private int _awaited;

    public SeasonWeekKey Key => key;

    /// <summary>Path of the week's JSON.</summary>
    public string Path => $"/api/season/{key.Season}/{key.Slug}";

    public string Stream => $"{Path}/stream";

    /// <summary>How many changes the grain keeps.</summary>
    public int Kept { get; set; } = 150;

    public bool IsDown { get; set; }

    /// <summary>What an activation has that is behind the store; it is given up when somebody asks who knows of more.</summary>
    public WeekState? Behind { get; set; }

    /// <summary>Whether the grain lets followers wait for changes. Most tests are about what they do without.</summary>
    public bool IsWatchable { get; set; }

    /// <summary>What a follower that would wait is answered at once instead.</summary>
    public Func<WeekPosition, WeekChanges>? Hasty { get; set; }

    public DateTimeOffset? StaleSince { get; set; }

    /// <summary>How often the grain was asked for changes.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>How often it was asked what comes after a version that there is not.</summary>
    public int AskedBeyond => Volatile.Read(ref _askedBeyond);

    /// <summary>How often a follower wanted to wait.</summary>
    public int Awaited => Volatile.Read(ref _awaited);

    public WeekState State
    {
        get
        {
            lock (_turn)
            {
                return _state;
            }
        }
    }

    public string IdOf(long version) => $"{key.Season}-{key.TypeName}-{key.Week}.{State.Epoch}.{version}";

    public void Store(string epoch, params ImmutableArray<Game> games)
    {
        lock (_turn)
        {
            _state = new() { Epoch = epoch };
        }

        Alter(games);
    }

    public void SetBack(WeekState state)
    {
        lock (_turn)
        {
            _state = state;
        }
    }

    /// <summary>Alters these games and returns what a stream would tell of it.</summary>
    public WeekEvent Alter(params ImmutableArray<Game> games)
    {
        lock (_turn)
        {
            var change = Sample.Change(_state.Version + 1, _state.Games, games);
            var changes = _state.Changes.Add(change);
            var start = _state.Base;
            if (changes.Length > Kept)
            {
                start = changes[0].ApplyTo(start);
                changes = changes.RemoveAt(0);
            }

            _state = _state with { Version = change.Version, Games = change.ApplyTo(_state.Games), Changes = changes, Base = start };
            _altered.TrySetResult();
            _altered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return new(key, _state.Epoch, [change]);
        }
    }

    /// <summary>Gives the game of Cleveland this home score.</summary>
    public WeekEvent Score(int points) => Alter(Sample.Cleveland.InPlay(0, points));

    public WeekChanges After(WeekPosition position)
    {
        Interlocked.Increment(ref _asked);
        ThrowIfDown();
        var state = Behind ?? State;
        if (position.Epoch == state.Epoch && position.Version > state.Version)
        {
            Interlocked.Increment(ref _askedBeyond);
            if (Behind is not null)
            {
                Behind = null;
                throw new InvalidOperationException("The test says that this activation is behind.");
            }
        }

        var continues = position.Epoch == state.Epoch && position.Version >= state.BaseVersion && position.Version <= state.Version;
        return new()
        {
            Epoch = state.Epoch,
            Version = state.Version,
            StaleSince = StaleSince,
            Base = continues ? null : state.Base,
            Changes = continues ? state.Changes[(int)(position.Version - state.BaseVersion)..] : state.Changes,
        };
    }

    public async Task<WeekChanges> AwaitAsync(WeekPosition position)
    {
        Interlocked.Increment(ref _awaited);
        if (Hasty is { } hasty)
        {
            return hasty(position);
        }

        await AlteredAsync(position);
        return After(position);
    }

    /// <summary>Waits until the week is past a position.</summary>
    private Task AlteredAsync(WeekPosition position)
    {
        lock (_turn)
        {
            return !IsWatchable ? throw new TimeoutException("The test says that nobody may wait here.")
                : _state.Version > position.Version ? Task.CompletedTask
                : _altered.Task;
        }
    }

    public WeekSummary Summary()
    {
        ThrowIfDown();
        return WeekSummary.Of(key, State, TimeSpan.FromHours(12));
    }

    public ImmutableArray<Game> Games()
    {
        ThrowIfDown();
        return State.Games;
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new TimeoutException("The test says that this grain is down.");
        }
    }
}
