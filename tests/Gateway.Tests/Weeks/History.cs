using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Gateway.Tests.Weeks;

/// <summary>A week that altered by chance: in each version one game or several, in any of their facts.</summary>
internal sealed class History
{
    private static readonly (string Code, string Name)[] s_teams =
        [("BAL", "Ravens"), ("CLE", "Browns"), ("PIT", "Steelers"), ("SEA", "Seahawks"), ("STL", "Rams"), ("CIN", "Bengals"), ("GB", "Packers"), ("CHI", "Bears")];

    private readonly List<ImmutableArray<Game>> _states = [[]];
    private readonly List<WeekChange> _changes = [];

    public History(int seed, int versions, string epoch = "k3f9")
    {
        Epoch = epoch;
        var chance = new Random(seed);
        for (var version = 1; version <= versions; version++)
        {
            Alter(version, chance);
        }
    }

    public string Epoch { get; }

    public long Version => _changes.Count;

    public ImmutableArray<Game> Games => _states[^1];

    public ImmutableArray<Game> GamesAt(long version) => _states[(int)version];

    public ImmutableArray<WeekChange> ChangesAfter(long version) => [.. _changes.Skip((int)version)];

    /// <summary>The answer of a grain that keeps the changes after a version.</summary>
    public WeekChanges Whole(long since) => Sample.Whole(Epoch, Version, GamesAt(since), ChangesAfter(since));

    public WeekChanges After(long version) => new() { Epoch = Epoch, Version = Version, Changes = ChangesAfter(version) };

    public WeekEvent Hint(long version) => new(Sample.Week, Epoch, [_changes[(int)version - 1]]);

    private void Alter(int version, Random chance)
    {
        var before = _states[^1];
        var after = before.ToDictionary(game => game.Id);
        while (true)
        {
            var index = chance.Next(4);
            var id = $"201511290{index}";
            after[id] = after.TryGetValue(id, out var game) ? Altered(game, chance) : New(id, index, chance);
            ImmutableArray<Game> games = [.. after.Values.InOrder()];
            var change = Sample.Change(version, before, games);
            if (change.Games.Length > 0 && chance.Next(3) > 0)
            {
                _states.Add(games);
                _changes.Add(change);
                return;
            }
        }
    }

    private static Game New(string id, int index, Random chance) => Altered(
        Sample.Game(id, s_teams[2 * index].Code, s_teams[2 * index].Name, s_teams[(2 * index) + 1].Code, s_teams[(2 * index) + 1].Name),
        chance);

    private static Game Altered(Game game, Random chance) => chance.Next(8) switch
    {
        0 => game with { Status = (GameStatus)chance.Next(8) },
        1 => game with { Period = chance.Next(2) == 0 ? null : chance.Next(1, 6), Clock = chance.Next(2) == 0 ? null : $"0{chance.Next(10)}:11" },
        2 => game with { HomeScore = chance.Next(3) == 0 ? null : chance.Next(50) },
        3 => game with { AwayScore = chance.Next(3) == 0 ? null : chance.Next(50) },
        4 => game with { Possession = chance.Next(2) == 0 ? null : game.Home.Code, RedZone = chance.Next(3) switch { 0 => null, 1 => true, _ => false } },
        5 => game with { Overtime = !game.Overtime, Note = chance.Next(2) == 0 ? null : "Delayed by\nlightning" },
        6 => game with { Kickoff = game.Kickoff.AddMinutes(chance.Next(1, 90)) },
        _ => game with { Home = game.Home with { Name = game.Home.Name + "!" }, Away = chance.Next(2) == 0 ? game.Away : game.Away with { Name = "Visitors" } },
    };
}
