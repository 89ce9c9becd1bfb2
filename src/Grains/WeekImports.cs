using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>Tells what a decision made of a report.</summary>
internal static class WeekImports
{
    public const string NotStored = "not_stored";

    /// <summary>For those who count.</summary>
    public static string OutcomeOf(WeekImport import) =>
        !import.Exists ? "no_such_week" : import.Failure is not null ? "failed" : import.Games.Any(game => game.Updated) ? "changed" : "unchanged";

    public static WeekImport Of(WeekDecision decision, WeekReport report)
    {
        var updated = decision.Change?.Games.Select(patch => patch.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        return new(
            report.Week,
            [.. decision.Next.Games.Where(game => decision.Reported.Contains(game.Id)).Select(game => new GameImport(game, updated.Contains(game.Id)))],
            [.. report.Faults, .. decision.Held.Select(held => held.ToString())],
            Failure: null,
            Exists: true);
    }
}
