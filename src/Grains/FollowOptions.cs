using LiveScore.Domain;
using Microsoft.Extensions.Options;

namespace LiveScore.Grains;

/// <summary>Which part of the league this deployment is about.</summary>
public sealed class FollowOptions : IValidateOptions<FollowOptions>
{
    public const string Section = "LiveScore";

    /// <summary>
    /// <c>LiveScore:Season</c>: the season whose current week is shown; imported at start when it is not stored yet. Null
    /// means every season that was imported counts. With the demo feed: the season of the demo's week.
    /// </summary>
    public int? Season { get; set; }

    /// <summary><c>LiveScore:Week</c>: the slug of the one week that is the current one, whatever the clock says. Needs a season.</summary>
    public string? Week { get; set; }

    /// <summary>The week that the demo feed plays when none is set.</summary>
    public static SeasonWeekKey DemoWeek => new(2025, SeasonType.Reg, 1);

    /// <summary>The week that was set, if one was.</summary>
    public SeasonWeekKey? Pinned =>
        Season is { } season && SeasonWeekKey.TryParseSlug(season, Week, out var week) ? week : null;

    public ValidateOptionsResult Validate(string? name, FollowOptions options)
    {
        var faults = new List<string>();
        if (options.Season is { } season && !SeasonWeekKey.IsSeason(season))
        {
            faults.Add($"LiveScore:Season lies between {SeasonWeekKey.FirstSeason} and {SeasonWeekKey.LastSeason}; it is {season}.");
        }
        else if (options.Week is not null && options.Season is null)
        {
            faults.Add("LiveScore:Week needs LiveScore:Season beside it.");
        }
        else if (options.Week is not null && options.Pinned is not { Exists: true })
        {
            faults.Add($"LiveScore:Week is a week's slug, such as 12, pre-4 or post-1; season {options.Season} has no '{options.Week}'.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
