using Orleans;

namespace LiveScore.Domain;

/// <summary>
/// One game as far as it is known. A fact that does not hold (the clock of a game that is over, the score of one that has not
/// begun) is null, never empty. Times keep the offset of America/New_York.
/// </summary>
[GenerateSerializer, Alias("LiveScore.Game"), Immutable]
public sealed record Game
{
    /// <summary>
    /// The number under which the game was first seen, the league's (<c>2015112900</c>) or ESPN's (<c>401437650</c>). It stays,
    /// whatever feed is asked later.
    /// </summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required DateTimeOffset Kickoff { get; init; }

    [Id(2)] public required Team Away { get; init; }

    [Id(3)] public required Team Home { get; init; }

    [Id(4)] public GameStatus Status { get; init; }

    /// <summary>1–4, 5 in overtime, 6 in a second one; null unless the game is under way.</summary>
    [Id(5)] public int? Period { get; init; }

    /// <summary>What is left of the period, <c>mm:ss</c>.</summary>
    [Id(6)] public string? Clock { get; init; }

    [Id(7)] public int? AwayScore { get; init; }

    [Id(8)] public int? HomeScore { get; init; }

    /// <summary>Code of the team that has the ball.</summary>
    [Id(9)] public string? Possession { get; init; }

    [Id(10)] public bool? RedZone { get; init; }

    [Id(11)] public bool Overtime { get; init; }

    /// <summary>What a viewer should know that no other fact tells, such as why a game does not take place.</summary>
    [Id(12)] public string? Note { get; init; }

    /// <summary>Begun and not over. A delayed game may go on at any moment, a suspended one does so on another day.</summary>
    public bool IsInPlay => Status is GameStatus.InProgress or GameStatus.Halftime or GameStatus.Delayed;

    /// <summary>Neither played nor called off.</summary>
    public bool IsAhead => Status == GameStatus.Scheduled;

    /// <summary>Whether a team is not known yet, as before the end of the round before.</summary>
    public bool IsPlaceholder => !Teams.IsKnown(Home.Code) || !Teams.IsKnown(Away.Code);

    /// <summary>Whether two games are of the same two clubs, at the same one's home. Of one week they are the same game.</summary>
    public bool IsSameFixture(Game other) =>
        !IsPlaceholder && Teams.AreSame(Home.Code, other.Home.Code) && Teams.AreSame(Away.Code, other.Away.Code);

    /// <summary>This game under the number of a known one, with the codes and names that the known one has for the same teams.</summary>
    public Game PrintedAs(Game known)
    {
        var away = Teams.AreSame(Away.Code, known.Away.Code) ? known.Away : Away;
        var home = Teams.AreSame(Home.Code, known.Home.Code) ? known.Home : Home;
        return this with
        {
            Id = known.Id,
            Away = away,
            Home = home,
            Possession = Possession switch
            {
                { } ball when Teams.AreSame(ball, home.Code) => home.Code,
                { } ball when Teams.AreSame(ball, away.Code) => away.Code,
                var ball => ball,
            },
        };
    }

    public bool Involves(string team) => Teams.AreSame(team, Home.Code) || Teams.AreSame(team, Away.Code);
}
