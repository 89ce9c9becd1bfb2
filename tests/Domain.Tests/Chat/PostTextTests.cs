using LiveScore.Domain.Chat;
using Xunit;

namespace LiveScore.Domain.Tests.Chat;

/// <summary>What somebody sent, and what is kept of it.</summary>
public sealed class PostTextTests
{
    private const string Football = "\U0001F3C8", Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

    [Theory]
    [InlineData("Go Ravens", "Go Ravens")]
    [InlineData("  \t\u00A0 a b \u3000\n", "a b")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("\r\r\n a \n\r", "a")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("<script>alert(1)</script> & \"*\" '\\'", "<script>alert(1)</script> & \"*\" '\\'")]
    [InlineData("data: x\nevent: y", "data: x\nevent: y")]
    [InlineData(Football, Football)]
    [InlineData(Family, Family)]
    [InlineData("\u200Eleft\u200F \u061C", "\u200Eleft\u200F \u061C")]
    [InlineData("\u05E9\u05DC\u05D5\u05DD 3:2", "\u05E9\u05DC\u05D5\u05DD 3:2")]
    [InlineData("e\u0301", "e\u0301")]
    [InlineData("\uFFFD \uE000 \uFFFC", "\uFFFD \uE000 \uFFFC")]
    public void Text_IsKeptAsItIs_WithItsLinesEndedAlike(string sent, string kept)
    {
        Assert.True(PostText.TryRead(sent, 500, out var text, out var refusal), refusal?.Detail);
        Assert.Equal(kept, text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u2003\u2028\u3000")]
    [InlineData("\u200B")]
    [InlineData(" \u200D\uFEFF \u2060\u00AD\u200E\u200F\u061C ")]
    [InlineData("\u3164\u115F\u1160\uFFA0\u2800")]
    [InlineData("\uFE0F\u034F\u180E\u17B4")]
    [InlineData("\U000E0020\U000E007F\U000E0100")]
    public void Text_WithNothingToRead_IsEmpty(string? sent) => AssertRefused(PostRefusalReason.Empty, sent, 500);

    [Theory]
    [InlineData("\0", "U+0000", 1)]
    [InlineData("a\u0007b", "U+0007", 2)]
    [InlineData("ab\u000B", "U+000B", 3)]
    [InlineData("\u001B[31m", "U+001B", 1)]
    [InlineData("\u007F", "U+007F", 1)]
    [InlineData("a\u0085", "U+0085", 2)]
    [InlineData("a\u009Fb", "U+009F", 2)]
    [InlineData("\uFDD0", "U+FDD0", 1)]
    [InlineData("\uFDEF", "U+FDEF", 1)]
    [InlineData("\uFFFE", "U+FFFE", 1)]
    [InlineData("\uFFFF", "U+FFFF", 1)]
    [InlineData("\U0001FFFE", "U+1FFFE", 1)]
    [InlineData("\U0010FFFF", "U+10FFFF", 1)]
    [InlineData("evil\u202Egpj.exe", "U+202E", 5)]
    [InlineData("\u202A", "U+202A", 1)]
    [InlineData("\u2066", "U+2066", 1)]
    [InlineData("\u2069", "U+2069", 1)]
    [InlineData("\U0001F3C8\r\n\u202C", "U+202C", 3)]
    public void Character_ThatIsNotText_IsNamedWithItsPlace(string sent, string character, int place)
    {
        var detail = AssertRefused(PostRefusalReason.NotText, sent, 500);

        Assert.Contains(character + ",", detail, StringComparison.Ordinal);
        Assert.Contains($"Character {place} ", detail, StringComparison.Ordinal);
    }

    // An attribute cannot hold such a text.
    [Fact]
    public void HalfOfAPair_IsNotText() => Assert.All(
        (IEnumerable<string>)["a\uD83C", "a\uDFC8b", "\U0001F3C8\uDFC8\uD83C", "a\uD83C\uD83C\uDFC8"],
        sent => Assert.Contains("Character 2 ", AssertRefused(PostRefusalReason.NotText, sent, 500), StringComparison.Ordinal));

    [Theory]
    [InlineData("a")]
    [InlineData("\u00E9")]
    [InlineData("\U0001F3C8")]
    public void Length_IsCountedInCharactersOfUnicode_WithoutWhiteSpaceAround(string character)
    {
        var full = string.Concat(Enumerable.Repeat(character, 500));

        Assert.True(PostText.TryRead($" {full}\r\n", 500, out var text, out _));
        Assert.Equal(full, text);
        Assert.Contains("501 characters", AssertRefused(PostRefusalReason.TooLong, full + character, 500), StringComparison.Ordinal);
        Assert.True(PostText.TryRead(full + character, 2000, out _, out _));
    }

    [Fact]
    public void Lines_CountAsOneCharacterEach() => Assert.True(PostText.TryRead("a\r\nb\r\nc", 5, out _, out _));

    private static string AssertRefused(PostRefusalReason reason, string? sent, int longest)
    {
        Assert.False(PostText.TryRead(sent, longest, out var text, out var refusal));
        Assert.Null(text);
        Assert.Equal((reason, null), (refusal.Reason, refusal.RetryAfter));
        return refusal.Detail;
    }
}
