using System.Globalization;
using LiveScore.Domain;
using LiveScore.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Transports;

/// <summary>What routes say about the season and the week they mean.</summary>
internal static class WeekRoute
{
    public static ProblemHttpResult? ReadSeason(string season, out int year)
    {
        var isYear = int.TryParse(season, NumberStyles.None, CultureInfo.InvariantCulture, out year) && season.Length == 4;
        return !isYear ? Problem.MalformedSeason(season)
            : !SeasonWeekKey.IsSeason(year) ? Problem.UnknownSeason(year)
            : null;
    }

    public static ProblemHttpResult? ReadWeek(string season, string slug, out SeasonWeekKey week)
    {
        week = default;
        return ReadSeason(season, out var year) is { } problem ? problem
            : !SeasonWeekKey.TryParseSlug(year, slug, out week) ? Problem.MalformedWeek(slug)
            : !week.Exists ? Problem.UnknownWeek(season, slug)
            : null;
    }
}
