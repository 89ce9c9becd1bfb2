using LiveScore.Domain;

namespace LiveScore.Cli;

/// <summary>Seasons and weeks as people type them.</summary>
internal static class WeekArguments
{
    /// <summary>The weeks of a season that are named, in the order they are played; all of them when none is.</summary>
    /// <exception cref="MisuseException">A season or weeks that do not exist or are no names of weeks, or named twice.</exception>
    public static IReadOnlyList<SeasonWeekKey> Read(int season, IReadOnlyList<string> slugs)
    {
        if (!SeasonWeekKey.IsSeason(season))
        {
            throw new MisuseException([NoSeason(season)]);
        }

        var faults = slugs.Distinct(StringComparer.Ordinal).Select(slug => FaultOf(season, slug)).OfType<string>()
            .Concat(slugs.GroupBy(slug => slug, StringComparer.Ordinal).Where(same => same.Count() > 1)
                .Select(same => $"Week '{PlainText.Of(same.Key)}' is named {same.Count()} times."))
            .ToList();
        return faults.Count > 0 ? throw new MisuseException(faults)
            : slugs.Count == 0 ? SeasonWeekKey.WeeksOf(season)
            : [.. slugs.Select(slug => KeyOf(season, slug)!.Value).Order()];
    }

    public static string NoSeason(int season) =>
        $"Seasons go from {SeasonWeekKey.FirstSeason} to {SeasonWeekKey.LastSeason}; {season} is none.";

    /// <summary>Why a text does not name a week of the season, or null when it does.</summary>
    /// <param name="season">The season; null is any.</param>
    /// <param name="slug">The text.</param>
    public static string? FaultOf(int? season, string slug) => KeyOf(season ?? SeasonWeekKey.LastSeason, slug) switch
    {
        null => $"'{PlainText.Of(slug)}' does not name a week; weeks are written 12, pre-4 or post-1.",
        { Exists: false } week => $"There is no week {slug}{(season is null ? "" : $" in season {season}")}; there are {Weeks(week.Season)}.",
        _ => null,
    };

    private static SeasonWeekKey? KeyOf(int season, string slug) =>
        SeasonWeekKey.TryParseSlug(season, slug, out var week) ? week : null;

    private static string Weeks(int season)
    {
        var weeks = SeasonWeekKey.WeeksOf(season).GroupBy(week => week.Type);
        return string.Join(", ", weeks.Select(part => $"{part.First().Slug} to {part.Last().Slug}"));
    }
}
