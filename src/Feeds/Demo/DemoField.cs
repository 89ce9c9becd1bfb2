namespace LiveScore.Feeds.Demo;

/// <summary>Where the ball is, and what comes of the next play. Rates are about those of the league.</summary>
internal sealed class DemoField(Random random)
{
    private const int TouchbackYards = 70, RedZoneYards = 20, FieldGoalYards = 38;

    private int _yards, _down, _toGo;

    public bool HomeBall { get; private set; }

    public bool InRedZone => _yards <= RedZoneYards;

    /// <summary>A new series for one team, this far from the line it wants to reach.</summary>
    public void Start(bool homeBall, int yards = TouchbackYards)
    {
        HomeBall = homeBall;
        _yards = Math.Clamp(yards, 1, 99);
        (_down, _toGo) = (1, Math.Min(10, _yards));
    }

    /// <summary>As a review leaves it that found the ball down short of the line.</summary>
    public void Short() => (_yards, _down, _toGo) = (1, 1, 1);

    public DemoPlay Next()
    {
        if (_down == 4)
        {
            return FourthDown();
        }

        if (random.NextDouble() < 0.022)
        {
            Turnover(random.Next(0, 12));
            return DemoPlay.Turnover;
        }

        var (gain, stops) = Gain();
        _yards -= gain;
        if (_yards <= 0)
        {
            return DemoPlay.Touchdown;
        }

        if (_yards >= 100)
        {
            return DemoPlay.Safety;
        }

        (_down, _toGo) = gain >= _toGo ? (1, Math.Min(10, _yards)) : (_down + 1, _toGo - gain);
        return stops ? DemoPlay.ClockStops : DemoPlay.ClockRuns;
    }

    private DemoPlay FourthDown()
    {
        if (_yards > FieldGoalYards)
        {
            Turnover(random.Next(36, 50));
            return DemoPlay.Punt;
        }

        if (random.Next(100) < 95 - (_yards / 2))
        {
            return DemoPlay.FieldGoal;
        }

        Turnover(-7);
        return DemoPlay.Turnover;
    }

    private void Turnover(int thrown) => Start(!HomeBall, _yards - thrown <= 0 ? 80 : 100 - (_yards - thrown));

    private (int Yards, bool ClockStops) Gain() => random.Next(100) switch
    {
        < 26 => (0, true),
        < 36 => (random.Next(-8, 0), false),
        < 69 => (random.Next(1, 8), false),
        < 95 => (random.Next(6, 16), random.Next(3) == 0),
        _ => (random.Next(16, 60), random.Next(2) == 0),
    };
}
