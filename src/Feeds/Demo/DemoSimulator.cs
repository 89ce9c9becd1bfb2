using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>
/// Plays one game ahead of time, from kick-off to the final whistle. Paced as games are: something changes every 30 to 45
/// seconds, a game takes a good three hours. The same chance plays the same game.
/// </summary>
internal sealed class DemoSimulator
{
    private const int Quarter = 15 * 60, Overtime = 10 * 60, Halftime = 13 * 60;

    private readonly Random _random;
    private readonly DemoField _field;
    private readonly DemoIncidents _incidents;
    private readonly List<DemoMoment> _moments = [];
    private DemoIncidents _happened;
    private int _seconds, _period, _left, _away, _home;
    private bool? _receiver;

    private DemoSimulator(int seed, DemoIncidents incidents)
    {
        _random = new Random(seed);
        _field = new DemoField(_random);
        _incidents = incidents;
    }

    public static IReadOnlyList<DemoMoment> Play(int seed, DemoIncidents incidents)
    {
        var game = new DemoSimulator(seed, incidents);
        game.Play();
        return game._moments;
    }

    private void Play()
    {
        if (Happens(DemoIncidents.LateKickoff))
        {
            Tell(new(default, GameStatus.Delayed) { Note = "Kick-off delayed by lightning" });
            Pass(20 * 60, 50 * 60);
        }

        Pass(0, 60);
        var homeReceives = _random.Next(2) == 0;
        _receiver = homeReceives;
        PlayPeriod(1, Quarter);
        PlayPeriod(2, Quarter);
        Tell(new(default, GameStatus.Halftime) { Period = 2 });
        Pass(Halftime - 60, Halftime + 60);
        _receiver = !homeReceives;
        PlayPeriod(3, Quarter);
        PlayPeriod(4, Quarter);
        if (_away == _home)
        {
            _receiver = _random.Next(2) == 0;
            PlayPeriod(5, Overtime);
            Settle();
        }

        Tell(new(default, GameStatus.Final) { Overtime = _period == 5 });
    }

    private void PlayPeriod(int period, int seconds)
    {
        (_period, _left) = (period, seconds);
        if (_receiver is null)
        {
            Tell(InPlay());
        }

        while (_left > 0 && !IsDecided)
        {
            if (_receiver is { } receiver)
            {
                _receiver = null;
                _field.Start(receiver);
                Tell(InPlay());
                Pass(25, 40);
            }
            else if (period == 2 && _left < Quarter / 2 && Happens(DemoIncidents.BrokenOff))
            {
                Tell(InPlay() with { Status = GameStatus.Delayed, HomeBall = null, RedZone = null, Note = "Delayed by lightning" });
                Pass(20 * 60, 45 * 60);
                Tell(InPlay());
            }
            else
            {
                PlayOn();
            }
        }

        Pass(90, 160);
    }

    // Sudden death: the first points of overtime decide.
    private bool IsDecided => _period == 5 && _away != _home;

    private void PlayOn()
    {
        var home = _field.HomeBall;
        var play = _field.Next();
        var used = play == DemoPlay.ClockRuns ? _random.Next(27, 43) : _random.Next(4, 12);
        _left = Math.Max(0, _left - used);
        Pass(27, 45);
        switch (play)
        {
            case DemoPlay.Touchdown:
                Touchdown(home);
                break;
            case DemoPlay.FieldGoal:
                Score(home, 3);
                _receiver = !home;
                break;
            case DemoPlay.Safety:
                Score(!home, 2);
                _receiver = !home;
                break;
            default:
                Tell(InPlay());
                break;
        }

        if (play is not (DemoPlay.ClockRuns or DemoPlay.ClockStops))
        {
            Pass(60, 170);
        }
    }

    private void Touchdown(bool home)
    {
        Score(home, 6);
        if (_period == 5)
        {
            return;
        }

        Pass(35, 60);
        if (Happens(DemoIncidents.ReversedTouchdown))
        {
            _field.Short();
            Score(home, -6);
            return;
        }

        var points = _random.Next(100) switch { < 90 => 1, < 94 => 0, < 97 => 2, _ => 0 };
        Score(home, points);
        _receiver = !home;
    }

    private void Score(bool home, int points)
    {
        (_away, _home) = home ? (_away, _home + points) : (_away + points, _home);
        Tell(InPlay() with { HomeBall = points is 6 or -6 ? home : null, RedZone = points == -6 });
    }

    private void Settle()
    {
        if (_away == _home && _incidents.HasFlag(DemoIncidents.NoTie))
        {
            Score(_field.HomeBall, 3);
            Pass(60, 90);
        }
    }

    private DemoMoment InPlay() => new(default, GameStatus.InProgress)
    {
        Period = _period,
        Left = _left,
        HomeBall = _field.HomeBall,
        RedZone = _field.InRedZone,
    };

    private void Tell(DemoMoment moment) => _moments.Add(moment with
    {
        After = TimeSpan.FromSeconds(_seconds),
        Away = _away,
        Home = _home,
        Overtime = moment.Overtime || _period == 5,
    });

    private void Pass(int least, int most) => _seconds += _random.Next(least, most);

    private bool Happens(DemoIncidents incident)
    {
        var now = _incidents.HasFlag(incident) && !_happened.HasFlag(incident);
        _happened |= now ? incident : DemoIncidents.None;
        return now;
    }
}
