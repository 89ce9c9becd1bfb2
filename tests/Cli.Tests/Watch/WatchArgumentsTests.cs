using LiveScore.Cli.Watch;

namespace LiveScore.Cli.Tests.Watch;

public sealed class WatchArgumentsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8000", "http://127.0.0.1:8000/")]
    [InlineData("https://example.org/scores", "https://example.org/scores/")]
    [InlineData("https://example.org/scores/", "https://example.org/scores/")]
    public void Url_OfAGateway_EndsInASlash(string url, string root) =>
        Assert.Equal(new(root), WatchArguments.Read(null, url, null).Gateway);

    [Theory]
    [InlineData(null, "ftp://127.0.0.1", null)]
    [InlineData(null, "127.0.0.1:8000", null)]
    [InlineData(null, "", null)]
    [InlineData(null, "http://127.0.0.1?a=b", null)]
    [InlineData(null, WatchArguments.DefaultUrl, 2015)]
    [InlineData("12", WatchArguments.DefaultUrl, 1899)]
    [InlineData("18", WatchArguments.DefaultUrl, 2015)]
    [InlineData("19", WatchArguments.DefaultUrl, null)]
    [InlineData("012", WatchArguments.DefaultUrl, null)]
    [InlineData("", WatchArguments.DefaultUrl, null)]
    [InlineData("reg-1", WatchArguments.DefaultUrl, null)]
    public void Arguments_ThatMakeNoSense_AreToldInALine(string? week, string url, int? season) =>
        Assert.Single(Assert.Throws<MisuseException>(() => WatchArguments.Read(week, url, season)).Faults);

    [Fact]
    public void Arguments_OfWhichSeveralMakeNoSense_AreAllTold() =>
        Assert.Equal(2, Assert.Throws<MisuseException>(() => WatchArguments.Read("week", "nowhere", null)).Faults.Count);

    [Theory]
    [InlineData("C", "", "", "xterm", false)]
    [InlineData("", "", "de_DE.UTF-8", "xterm", true)]
    [InlineData("C", "en_US.UTF-8", "en_US.UTF-8", "xterm", false)]
    [InlineData("", "C.utf8", "", "xterm", true)]
    [InlineData("", "", "en_US.UTF-8", "linux", false)]
    [InlineData("", "", "", "xterm", false)]
    public void Locale_WithoutUtf8_IsNotUnicode(string all, string type, string language, string terminal, bool isUnicode) =>
        Assert.Equal(isUnicode, Locale.IsUnicode(name => name switch
        {
            "LC_ALL" => all,
            "LC_CTYPE" => type,
            "LANG" => language,
            _ => terminal,
        }));
}
