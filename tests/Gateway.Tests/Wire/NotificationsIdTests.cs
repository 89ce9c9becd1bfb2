using FsCheck;
using FsCheck.Fluent;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Wire;

public sealed class NotificationsIdTests
{
    private static readonly WeekEventId s_week = new(Sample.Week, "k3f9", 41, Part: 1);

    public static TheoryData<string> Texts => ["2015-reg-12.k3f9.41-1.x1y2.3", "2015-reg-12.k3f9.41-1", "-.x1y2.3", "-"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Id_OfEachForm_ComesBack(string text)
    {
        Assert.True(NotificationsId.TryParse(text, out var id));
        Assert.Equal(text, id.ToString());
        Assert.Equal(text.StartsWith('-') ? null : s_week, id.Week);
        Assert.Equal(text.EndsWith(".x1y2.3", StringComparison.Ordinal) ? ("x1y2", 3L) : ("", 0L), (id.Epoch, id.Version));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("--")]
    [InlineData("-.")]
    [InlineData("-.x1y2")]
    [InlineData("-..3")]
    [InlineData("-.x1y2.03")]
    [InlineData("-.x1y2.-3")]
    [InlineData("-.x1y2.3.4")]
    [InlineData("-.k3f9.42.x1y2.3")]
    [InlineData("2015-reg-12.k3f9.42.x1y2")]
    [InlineData("2015-reg-12.k3f9.42..3")]
    [InlineData("2015-reg-12.k3f9.42.x1y2.+3")]
    [InlineData("2015-reg-12.k3f9.42.x1y2.99999999999999999999")]
    [InlineData("2015-reg-12.k3f9.42.x1 y2.3")]
    [InlineData("2015-reg-12.k3f9.42.x1\0y2.3")]
    [InlineData("2015-reg-12.k3f9.42.x1y2.3.4")]
    [InlineData("2015-reg-12.k3f9.042.x1y2.3")]
    [InlineData("chat-lobby.k3f9aa.17")]
    public void Id_OfAnotherForm_IsRefused(string? text) => Assert.False(NotificationsId.TryParse(text, out _));

    [Fact]
    public void Id_OfSixtyFourKilobytes_IsRefused() => Assert.False(NotificationsId.TryParse($"-.{new string('a', 64 * 1024)}.3", out _));

    [Fact]
    public void Id_WithAnyCharacterAltered_NeverThrows() =>
        Prop.ForAll((NonNegativeInt at, char with) =>
        {
            var text = "2015-reg-12.k3f9.41-1.x1y2.3".ToCharArray();
            text[at.Get % text.Length] = with;
            return !NotificationsId.TryParse(new(text), out var id) || id.ToString() == new string(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
}
