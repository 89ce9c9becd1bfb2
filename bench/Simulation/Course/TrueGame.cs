using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Simulation.Course;

/// <summary>One game as it really went, at the pace of real ones: the game clock is never faster than time.</summary>
internal sealed class TrueGame
{
    private const int Period = 15 * 60;

    private readonly List<(TimeSpan At, Game Game)> _moments = [];
    private readonly Chance _chance;
    private TimeSpan _at;
    private Game _game;

    /// <param name="chance">Decides how it goes.</param>
    /// <param name="scheduled">As it is announced.</param>
    /// <param name="start">When it begins, by the league's clock, after the start of the history.</param>
    public TrueGame(Chance chance, Game scheduled, TimeSpan start)
    {
        (_chance, _game, _at) = (chance, scheduled, start);
        _moments.Add((TimeSpan.Zero, scheduled));
        _game = scheduled with { AwayScore = 0, HomeScore = 0 };
        for (var period = 1; period <= 4; period++)
        {
            Play(period);
            if (period == 2)
            {
                Tell(_game with { Status = GameStatus.Halftime, Clock = null, Possession = null, RedZone = null }, 240, 400);
            }
        }

        if (_game.AwayScore == _game.HomeScore)
        {
            Tell(_game with { HomeScore = _game.HomeScore + 3 }, 30, 60);
        }

        Tell(_game with { Status = GameStatus.Final, Period = null, Clock = null, Possession = null, RedZone = null }, 0, 0);
    }

    public TimeSpan End => _moments[^1].At;

    public Game Final => _moments[^1].Game;

    public Game At(TimeSpan moment)
    {
        var next = _moments.FindIndex(known => known.At > moment);
        return _moments[next < 0 ? ^1 : Math.Max(0, next - 1)].Game;
    }

    private void Play(int period)
    {
        for (var left = Period; ; left = Math.Max(0, left - _chance.Between(20, 45)))
        {
            var ball = _chance.Is(0.5) ? _game.Home.Code : _game.Away.Code;
            _game = _game with
            {
                Status = GameStatus.InProgress,
                Period = period,
                Clock = string.Create(CultureInfo.InvariantCulture, $"{left / 60:00}:{left % 60:00}"),
                Possession = _chance.Is(0.8) ? ball : null,
                RedZone = _chance.Is(0.8) ? _chance.Is(0.2) : null,
            };
            Tell(_chance.Is(0.1) ? Scored() : _game, 45, 60);
            if (left == 0)
            {
                return;
            }
        }
    }

    private Game Scored()
    {
        var (home, points) = (_chance.Is(0.5), _chance.Of([3, 6, 7, 2, -6]));
        var score = (home ? _game.HomeScore : _game.AwayScore)!.Value;
        // What was given is taken back after a review.
        points = score + points < 0 ? 3 : points;
        return home ? _game with { HomeScore = score + points } : _game with { AwayScore = score + points };
    }

    private void Tell(Game game, int least, int most)
    {
        _game = game;
        _moments.Add((_at, game));
        _at += TimeSpan.FromSeconds(_chance.Between(least, most));
    }
}
