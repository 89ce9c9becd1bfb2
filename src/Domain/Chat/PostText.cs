using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace LiveScore.Domain.Chat;

/// <summary>What is kept of a text that somebody sent: the text itself, never escaped, and nothing that is not text.</summary>
public static class PostText
{
    private static readonly PostRefusal s_empty = new(PostRefusalReason.Empty, "There is nothing to read in the text.");

    /// <param name="sent">Whatever came.</param>
    /// <param name="longest">In Unicode scalar values, without white space around them.</param>
    /// <param name="text">As it is kept: without outer white space, its lines end with LF.</param>
    /// <param name="refusal">Why it is not.</param>
    public static bool TryRead(
        string? sent, int longest, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out PostRefusal? refusal)
    {
        var lines = (sent ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var kept = lines.Trim();
        refusal = NotText(lines) ?? (kept.EnumerateRunes().All(IsBlank) ? s_empty : TooLong(kept, longest));
        text = refusal is null ? kept : null;
        return refusal is null;
    }

    private static PostRefusal? TooLong(string text, int longest) =>
        text.EnumerateRunes().Count() is var length && length > longest
            ? new(PostRefusalReason.TooLong, string.Create(CultureInfo.InvariantCulture, $"The text has {length} characters; {longest} are allowed."))
            : null;

    private static PostRefusal? NotText(string text)
    {
        var place = 1;
        for (var i = 0; i < text.Length; place++)
        {
            var isWhole = Rune.TryGetRuneAt(text, i, out var rune);
            var value = isWhole ? rune.Value : text[i];
            if (!isWhole || !IsText(value))
            {
                return new(
                    PostRefusalReason.NotText,
                    string.Create(CultureInfo.InvariantCulture, $"Character {place} of the text is U+{value:X4}, which is not text. Leave it out."));
            }

            i += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static bool IsText(int value) => value switch
    {
        '\n' or '\t' => true,
        < 0x20 or (>= 0x7F and < 0xA0) => false,
        // They turn around what others write behind them. The marks for one place (LRM, RLM, ALM) do not.
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => false,
        // Never assigned, by Unicode's promise.
        >= 0xFDD0 and <= 0xFDEF => false,
        _ => (value & 0xFFFE) != 0xFFFE,
    };

    // White space and what Unicode calls default-ignorable, and two more that fonts draw as nothing.
    private static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
