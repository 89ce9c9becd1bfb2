using FsCheck;
using FsCheck.Fluent;
using LiveScore.Domain;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Wire;

public sealed class WeekEventIdTests
{
    [Fact]
    public void Id_OfAStoredWeek_ReadsAsInTheDocument() =>
        Assert.Equal("2015-reg-12.k3f9.42", new WeekEventId(Sample.Week, "k3f9", 42).ToString());

    [Fact]
    public void Id_OfAWeekThatIsNotStored_ComesBack()
    {
        var id = new WeekEventId(Sample.Week, "", 0);
        Assert.Equal("2015-reg-12.-.0", id.ToString());
        Assert.True(WeekEventId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void Id_WithinAVersion_ComesBack()
    {
        var id = new WeekEventId(Sample.Week, "k3f9", 41, Part: 2);
        Assert.Equal("2015-reg-12.k3f9.41-2", id.ToString());
        Assert.True(WeekEventId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void Id_OfAnyWeekAndVersion_ComesBackAndFitsIntoAHeader()
    {
        var weeks = Enumerable.Range(SeasonWeekKey.FirstSeason, 30).SelectMany(SeasonWeekKey.WeeksOf).ToArray();
        Prop.ForAll((NonNegativeInt week, long version) =>
        {
            var id = new WeekEventId(weeks[week.Get % weeks.Length], "k3f9", version & long.MaxValue);
            var text = id.ToString();
            return WeekEventId.TryParse(text, out var read) && read == id
                && text.Length <= WeekEventId.MaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("2015-reg-12.k3f9")]
    [InlineData("2015-reg-12..42")]
    [InlineData("2015-reg-12.k3f9.42.1")]
    [InlineData("2015-reg-12.k3f9.042")]
    [InlineData("2015-reg-12.k3f9.42-0")]
    [InlineData("2015-reg-12.k3f9.42-")]
    [InlineData("2015-reg-12.k3f9.42-1-1")]
    [InlineData("2015-reg-12.k3f9.42--1")]
    [InlineData("2015-reg-12.k3f9.42-9999999999")]
    [InlineData("2015-reg-12.k3f9.-1")]
    [InlineData("2015-reg-12.k3f9.+1")]
    [InlineData("2015-reg-12.k3f9. 42")]
    [InlineData("2015-reg-12.k3f9.99999999999999999999")]
    [InlineData("2015/reg/12.k3f9.42")]
    [InlineData("2015-reg-012.k3f9.42")]
    [InlineData("2015-REG-12.k3f9.42")]
    [InlineData("2015-reg-12.k3 f9.42")]
    [InlineData("2015-reg-12.k3\0f9.42")]
    [InlineData("2015-reg-12.é.42")]
    [InlineData("2015-reg-12.k3f9.٤٢")]
    public void Id_OfAnotherForm_IsRefused(string? text) => Assert.False(WeekEventId.TryParse(text, out _));

    [Fact]
    public void Id_OfAnyText_NeverThrows() =>
        Prop.ForAll((string? text) => !WeekEventId.TryParse(text, out var id) || id.ToString() == text)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Id_WithAnyCharacterAltered_NeverThrows() =>
        Prop.ForAll((NonNegativeInt at, char with) =>
        {
            var text = "2015-reg-12.k3f9.42".ToCharArray();
            text[at.Get % text.Length] = with;
            return !WeekEventId.TryParse(new(text), out var id) || id.ToString() == new string(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Id_OfSixtyFourKilobytes_IsRefused() => Assert.False(WeekEventId.TryParse(new('1', 64 * 1024), out _));
}
