using System.Text.Json;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using Orleans;

namespace LiveScore.Gateway.Transports.Json;

/// <summary><c>GET /api/season/{season}/standings</c>: the table of a regular season.</summary>
internal static partial class StandingsEndpoint
{
    private static readonly Standings s_empty = new([], IsOver: false);

    public static void MapStandings(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/api/season/{season}/standings", AnswerAsync).LimitReads()
            .WithSummary("The standings of a regular season: each team's record by its finals, with an ETag")
            .WithJson(SeasonSchemas.Standings).WithTag()
            .WithProblems(ProblemType.MalformedSeason, ProblemType.UnknownSeason, ProblemType.Unavailable);

    private static async Task<IResult> AnswerAsync(string season, CurrentWeek current, FollowerContext context)
    {
        if (WeekRoute.ReadSeason(season, out var year) is { } problem)
        {
            return problem;
        }

        Standings? standings;
        try
        {
            standings = await context.Cluster.GetSeason(year).GetStandings().WaitAsync(context.Options.AnswerLimit, context.Time);
        }
        catch (Exception fault)
        {
            NoAnswer(context.Logger, fault, year);
            return Unavailable.Result;
        }

        return standings is null && current.Week?.Season != year ? Problem.EmptySeason(year) : ResultOf(standings ?? s_empty);
    }

    // Most changes of a season's games leave its table as it was, so the tag is made of the bytes and not of versions.
    private static TaggedJson ResultOf(Standings standings)
    {
        var body = JsonBody.Write(json => Write(json, standings));
        return new(TaggedJson.TagOf(body), standings.IsOver, () => body);
    }

    private static void Write(Utf8JsonWriter json, Standings standings)
    {
        json.WriteStartArray();
        foreach (var row in standings.Table)
        {
            json.WriteStartObject();
            json.WriteString("code", row.Team.Code);
            json.WriteString("name", row.Team.Name);
            json.WriteString("conference", row.Division.Conference);
            json.WriteString("division", row.Division.Name);
            json.WriteNumber("games", row.Games);
            json.WriteNumber("wins", row.Wins);
            json.WriteNumber("losses", row.Losses);
            json.WriteNumber("ties", row.Ties);
            // As the league prints it: 15 of 16 games are .938.
            json.WriteNumber("percentage", Math.Round(row.Percentage, 3, MidpointRounding.AwayFromZero));
            json.WriteNumber("pointsFor", row.PointsFor);
            json.WriteNumber("pointsAgainst", row.PointsAgainst);
            json.WriteNumber("difference", row.Difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The standings of season {Season} cannot be read")]
    private static partial void NoAnswer(ILogger logger, Exception fault, int season);
}
