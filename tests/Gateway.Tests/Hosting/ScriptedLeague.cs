using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>All that the grains of a test say.</summary>
public sealed class ScriptedLeague
{
    private readonly ConcurrentDictionary<SeasonWeekKey, ScriptedWeek> _weeks = new();
    private readonly ConcurrentDictionary<string, ScriptedRoom> _rooms = new(StringComparer.Ordinal);
    private int _made;
    private int _storeChecks;

    public SeasonWeekKey? Current { get; set; }

    public bool IsDown { get; set; }

    /// <summary>The key ring, as it is stored.</summary>
    public ImmutableArray<string> Keys { get; set; } = [];

    public ScriptedWeek this[SeasonWeekKey week] => _weeks.GetOrAdd(week, key => new(key));

    public ScriptedRoom Announcements => Room(IChatRoomGrain.Announcements);

    public ScriptedRoom Room(string name) => _rooms.GetOrAdd(name, _ => new());

    public bool HasGame(string id) => _weeks.Values.Any(week => week.State.Games.Any(game => game.Id == id));

    public bool IsStoreDown { get; set; }

    /// <summary>How often the store was looked at.</summary>
    public int StoreChecks => Volatile.Read(ref _storeChecks);

    public void CountStoreCheck() => Interlocked.Increment(ref _storeChecks);

    /// <summary>A week of its own for a test.</summary>
    public ScriptedWeek NewWeek(params Game[] games)
    {
        var number = Interlocked.Increment(ref _made);
        var week = this[new(SeasonWeekKey.FirstSeason + (number / 17), SeasonType.Reg, 1 + (number % 17))];
        week.Store("k3f9", [.. games]);
        return week;
    }

    /// <summary>A week with two games, four versions old.</summary>
    public ScriptedWeek NewWeek()
    {
        var week = NewWeek(Sample.Seattle, Sample.Cleveland);
        week.Score(0);
        week.Score(3);
        week.Score(6);
        return week;
    }
}
