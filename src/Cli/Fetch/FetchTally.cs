using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Cli.Fetch;

/// <summary>How far an import of some weeks of a season is.</summary>
internal sealed class FetchTally(int season, IReadOnlyList<SeasonWeekKey> asked)
{
    private readonly Dictionary<SeasonWeekKey, WeekImport> _imports = [];

    public int Season => season;

    public int Asked => asked.Count;

    /// <summary>Weeks that are stored whole.</summary>
    public int Imported => _imports.Values.Count(import => IsDone(import) && import.Exists);

    /// <summary>Weeks that the feed does not have.</summary>
    public int Absent => _imports.Values.Count(import => IsDone(import) && !import.Exists);

    public int Games => _imports.Values.Sum(import => import.Games.Length);

    public int Updated => _imports.Values.Sum(import => import.Games.Count(game => game.Updated));

    /// <summary>What would have to be fetched again, as the command line has it.</summary>
    public IEnumerable<string> Left =>
        asked.Where(week => !(_imports.TryGetValue(week, out var import) && IsDone(import))).Select(week => week.Slug);

    public void Count(WeekImport import) => _imports[import.Week] = import;

    public int ExitCode => Left.Any() ? Faults.Failed : Absent == Asked ? Faults.Absent : 0;

    /// <summary>What there is to be said about it in the end, or null when all is well.</summary>
    /// <param name="isInterrupted">Whether it was ended before all weeks were asked for.</param>
    public string? Verdict(bool isInterrupted)
    {
        var left = string.Join(' ', Left);
        return (isInterrupted, ExitCode) switch
        {
            (true, _) => $"interrupted: {Imported + Absent} of {Weeks(Asked)} of season {season} are done, and what is done is stored; left: {left}",
            (_, Faults.Failed) => $"{Weeks(Left.Count())} of season {season} not imported whole; fetch again to try once more: {left}",
            (_, Faults.Absent) => $"the feed has none of the weeks that were asked for of season {season}",
            _ => null,
        };
    }

    private static string Weeks(int count) => count == 1 ? "1 week" : $"{count} weeks";

    private static bool IsDone(WeekImport import) => import.Failure is null && import.Faults.IsEmpty;
}
