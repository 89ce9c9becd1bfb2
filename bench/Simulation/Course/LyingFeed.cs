using System.Collections.Immutable;
using LiveScore.Domain;
using LiveScore.Feeds;

namespace LiveScore.Simulation.Course;

/// <summary>A provider that mostly tells the truth: see shared/feeds/FORMATS.md for how real ones fail.</summary>
internal sealed class LyingFeed(World world) : IFeed
{
    private readonly Chance _chance = world.Plan.Chance.Fork("feed");
    private (TimeSpan Until, TimeSpan Ago) _cache;

    public string Name => "simulated";

    public async Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken)
    {
        var (weather, course) = (world.Weather, world.Course);
        await Task.Delay(_chance.Between(TimeSpan.Zero, weather.FeedWait), world.Time, cancellationToken);
        if (weather.FeedGone || _chance.Is(weather.FeedFails))
        {
            world.Trace.Happens("feed failures", "feed: fails");
            await Task.Delay(_chance.Is(0.3) ? _chance.Seconds(1, 10) : TimeSpan.Zero, world.Time, cancellationToken);
            return _chance.Is(0.1)
                ? new FeedAnswer.NoSuchWeek()
                : new FeedAnswer.Failed("simulated", _chance.Is(0.2) ? _chance.Seconds(0.5, 5) : null);
        }

        // A cache that is behind stays so for a while.
        if (_chance.Is(weather.FeedLies / 4))
        {
            _cache = (world.Time.Passed + _chance.Seconds(1, 10), TimeSpan.FromSeconds(_chance.Between(30, 1200)));
        }

        var isOld = world.Time.Passed < _cache.Until && weather.FeedLies > 0 && _chance.Is(0.7);
        var games = course.Games(isOld ? _cache.Ago : default);
        if (isOld)
        {
            world.Trace.Count("old answers of the feed");
        }
        else if (_chance.Is(weather.FeedLies))
        {
            world.Trace.Happens("lies of the feed", "feed: lies");
            return Lie(week, games);
        }

        return Report(week, games);
    }

    private FeedAnswer Lie(SeasonWeekKey week, ImmutableArray<Game> games)
    {
        var index = _chance.Below(games.Length);
        var game = games[index];
        return _chance.Below(6) switch
        {
            0 => With(game with { AwayScore = 0, HomeScore = 0 }),
            1 => With(Ended(game) with { Status = GameStatus.Final, AwayScore = game.AwayScore ?? 0, HomeScore = game.HomeScore ?? 3 }),
            2 when games.Length > 1 => Report(week, games.RemoveAt(index)),
            3 when games.Length > 1 => Report(week, games.RemoveAt(index), $"game {index} is broken"),
            4 => Report(week, games.Add(game)),
            5 => With(Ended(game) with { Status = GameStatus.Postponed, AwayScore = null, HomeScore = null }),
            _ => With(game with { AwayScore = (game.AwayScore ?? 0) + 14 }),
        };

        FeedAnswer With(Game lie) => Report(week, games.SetItem(index, lie));

        static Game Ended(Game game) => game with { Period = null, Clock = null, Possession = null, RedZone = null };
    }

    private FeedAnswer.Reported Report(SeasonWeekKey week, ImmutableArray<Game> games, params ImmutableArray<string> faults) =>
        new(new(week, world.Course.Now, games, faults));
}
