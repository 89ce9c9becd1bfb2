using System.Globalization;
using System.Text;

namespace LiveScore.Cli;

/// <summary>Other people's text, fit for a terminal and for one line.</summary>
internal static class PlainText
{
    /// <summary>
    /// A space for each character that moves a cursor, ends a line or turns the direction of writing: names and notes come from
    /// feeds, and an escape sequence among them would be obeyed.
    /// </summary>
    public static string Of(string text) => text.EnumerateRunes().All(IsPlain)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => IsPlain(rune) ? rune.ToString() : " "));

    // A lone half of a surrogate pair is read as U+FFFD, which is harmless.
    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
