using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>How a game stands from some time after its kick-off on, until its next moment.</summary>
internal sealed record DemoMoment(TimeSpan After, GameStatus Status)
{
    public int? Period { get; init; }

    /// <summary>Seconds left in the period.</summary>
    public int? Left { get; init; }

    public int Away { get; init; }

    public int Home { get; init; }

    /// <summary>Whether the home team has the ball; null between possessions.</summary>
    public bool? HomeBall { get; init; }

    public bool? RedZone { get; init; }

    public bool Overtime { get; init; }

    public string? Note { get; init; }

    public Game Of(Game scheduled) => scheduled with
    {
        Status = Status,
        Period = Period,
        Clock = Left is { } left ? string.Create(CultureInfo.InvariantCulture, $"{left / 60:00}:{left % 60:00}") : null,
        AwayScore = Away,
        HomeScore = Home,
        Possession = HomeBall switch { true => scheduled.Home.Code, false => scheduled.Away.Code, null => null },
        RedZone = RedZone,
        Overtime = Overtime,
        Note = Note,
    };
}
