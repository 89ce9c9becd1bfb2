using System.Text;

namespace LiveScore.Feeds;

/// <summary>What a feed printed, fit for a line of a log: short, and without characters that control a terminal.</summary>
internal static class Words
{
    private const int Quoted = 24, Longest = 200;

    public static string Quote(string? text) => text is null ? "nothing" : $"'{Start(text, Quoted)}'";

    /// <summary>For the words of a parser, which quote as much of the feed as they like.</summary>
    public static string Line(string text) => Start(text, Longest);

    // By runes, so that no character is cut in two.
    private static string Start(string text, int length) =>
        string.Concat(text.EnumerateRunes().Take(length).Select(letter => Rune.IsControl(letter) ? "?" : letter.ToString()));
}
