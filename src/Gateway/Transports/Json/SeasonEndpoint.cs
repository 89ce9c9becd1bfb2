using System.Text.Json;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.Guards;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;
using Microsoft.Net.Http.Headers;
using Orleans;

namespace LiveScore.Gateway.Transports.Json;

/// <summary><c>GET /api/season/{season}</c>: the weeks of a season.</summary>
internal static partial class SeasonEndpoint
{
    public static void MapSeason(this IEndpointRouteBuilder routes) => routes.MapRead("/api/season/{season}", AnswerAsync).LimitReads()
        .WithSummary("The weeks of a season: slug, games, live, version, state, and where to read them")
        .WithJson(SeasonSchemas.Weeks, HeaderNames.CacheControl)
        .WithProblems(ProblemType.MalformedSeason, ProblemType.UnknownSeason, ProblemType.Unavailable);

    private static async Task<IResult> AnswerAsync(string season, FollowerContext context, HttpResponse response)
    {
        if (WeekRoute.ReadSeason(season, out var year) is { } problem)
        {
            return problem;
        }

        IReadOnlyList<WeekSummary> weeks;
        try
        {
            weeks = await context.Cluster.GetSeason(year).GetWeeks().WaitAsync(context.Options.AnswerLimit, context.Time);
        }
        catch (Exception fault)
        {
            NoAnswer(context.Logger, fault, year);
            return Unavailable.Result;
        }

        response.Headers.CacheControl = "no-cache";
        return JsonBody.Of(json =>
        {
            json.WriteStartArray();
            foreach (var week in weeks)
            {
                Write(json, week);
            }

            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, WeekSummary week)
    {
        json.WriteStartObject();
        json.WriteString("slug", week.Week.Slug);
        json.WriteString("type", week.Week.TypeName);
        json.WriteNumber("week", week.Week.Week);
        json.WriteNumber("games", week.Games);
        json.WriteNumber("live", week.Live);
        json.WriteNumber("final", week.Final);
        json.WriteNumber("version", week.Version);
        json.WriteString("state", StateOf(week));
        json.WriteLocal("firstKickoff", week.FirstKickoff);
        json.WriteLocal("lastKickoff", week.LastKickoff);
        json.WriteString("url", $"/api/season/{week.Week.Season}/{week.Week.Slug}");
        json.WriteEndObject();
    }

    // A game that was called off is neither ahead nor final, and does not keep its week from being over.
    private static string StateOf(WeekSummary week) => week switch
    {
        { Games: 0 } => "unknown",
        { Live: > 0 } => "live",
        { NextKickoff: null } => "final",
        _ => "scheduled",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Season {Season} does not answer")]
    private static partial void NoAnswer(ILogger logger, Exception fault, int season);
}
