using LiveScore.Domain;

namespace LiveScore.Cli.Watch;

/// <summary>What the command line asks to be watched.</summary>
/// <param name="Gateway">Its root; ends in a slash.</param>
/// <param name="Week">A slug, or null for the current week.</param>
/// <param name="Season">The season of the slug, or null for that of the gateway's current week.</param>
internal sealed record WatchArguments(Uri Gateway, string? Week, int? Season)
{
    public const string DefaultUrl = "http://127.0.0.1:8000";

    /// <exception cref="MisuseException">Something does not make sense; it has a line for each.</exception>
    public static WatchArguments Read(string? week, string url, int? season)
    {
        var faults = new List<string>();
        if (ReadUrl(url) is not { } gateway)
        {
            faults.Add($"--url takes the address of a gateway, such as {DefaultUrl}; it is '{PlainText.Of(url)}'.");
            gateway = new(DefaultUrl);
        }

        if (season is { } year && !SeasonWeekKey.IsSeason(year))
        {
            faults.Add(WeekArguments.NoSeason(year));
        }
        else if (week is not null && WeekArguments.FaultOf(season, week) is { } fault)
        {
            faults.Add(fault);
        }

        if (season is not null && week is null)
        {
            faults.Add("--season goes with a week, such as `livescore watch 12 --season 2015`; without one the current week is shown.");
        }

        return faults.Count == 0 ? new(gateway, week, season) : throw new MisuseException(faults);
    }

    private static Uri? ReadUrl(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", Query: "", Fragment: "" } ? url : null;
}
