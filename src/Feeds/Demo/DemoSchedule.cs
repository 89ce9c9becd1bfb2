using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>Which game of a round meets with what: a touchdown reversed early and one late, overtime and the weather once.</summary>
internal sealed class DemoSchedule(SeasonWeekKey week, Random random)
{
    private readonly int _early = random.Next(0, 8), _late = random.Next(8, 14), _weather = random.Next(0, 14), _overtime = random.Next(0, 14);
    private readonly DemoIncidents _kind = random.Next(2) == 0 ? DemoIncidents.LateKickoff : DemoIncidents.BrokenOff;

    public DemoIncidents this[int game] =>
        (game == _early || game == _late ? DemoIncidents.ReversedTouchdown : DemoIncidents.None)
        | (game == _weather ? _kind : DemoIncidents.None)
        | (game == _overtime ? DemoIncidents.Overtime : DemoIncidents.None)
        | (week.Type == SeasonType.Post ? DemoIncidents.NoTie : DemoIncidents.None);
}
