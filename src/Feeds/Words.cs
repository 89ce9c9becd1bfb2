namespace LiveScore.Feeds;

internal static class Words
{
    private const int Shown = 24;

    /// <summary>What a feed printed, fit for a line of a log: short and without control characters.</summary>
    public static string Quote(string? text) => text is null
        ? "nothing"
        : $"'{string.Concat(text.Take(Shown).Select(letter => char.IsControl(letter) ? '?' : letter))}'";
}
