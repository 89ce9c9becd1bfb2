using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LiveScore.Host.Tests.Sessions;

/// <summary>A browser is somebody as long as it keeps its cookie, and nobody else can say that it is.</summary>
public sealed class SessionTests(OneHost one) : IClassFixture<OneHost>
{
    private readonly LiveScoreHost _host = one.Host;

    [Fact]
    public async Task Browser_ThatKeepsItsCookie_StaysWhoItIs()
    {
        using var browser = _host.NewBrowser();
        using var other = _host.NewBrowser();
        var user = await browser.GetStringAsync("/api/session", TestContext.Current.CancellationToken);
        Assert.Matches("\"user\": \"[a-z]+-[a-z]+-[0-9]{2}\"", user);
        Assert.Equal(user, await browser.GetStringAsync("/api/session", TestContext.Current.CancellationToken));
        Assert.NotEqual(user, await other.GetStringAsync("/api/session", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cookie_IsOutOfReachForScriptsAndOtherSites()
    {
        var set = (await Visit.AskAsync(_host)).SetCookie!;
        var parts = set.Split("; ");
        Assert.StartsWith("livescore=", parts[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "max-age=2592000", "path=/", "samesite=lax"], parts[1..].Select(part => part.ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.True(set.Length < 400, set);
    }

    [Fact]
    public async Task Page_ThatIsOpened_BeginsASessionThatNoCacheShares()
    {
        await Visit.AskAsync(_host);
        using var response = await _host.Http.GetAsync("/", TestContext.Current.CancellationToken);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
        Assert.True(response.Headers.CacheControl is { Private: true, NoCache: true, Public: false }, $"{response.Headers.CacheControl}");

        var visit = await Visit.AskAsync(_host, $"Cookie: {cookie}");
        Assert.Null(visit.SetCookie);
        Assert.Contains("-", visit.User, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/")]
    [InlineData("/api/season/2015")]
    [InlineData("/health/ready")]
    [InlineData("/favicon.svg")]
    [InlineData("/nothing")]
    [InlineData("/api/livescore")]
    public async Task PublicAnswer_SetsNoCookie(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Cookie", "livescore=forged" } } };
        using var response = await _host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Requests_OfManyBrowsersAtOnce_GetNamesOfTheirOwn()
    {
        var visits = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Visit.AskAsync(_host)));
        Assert.Distinct(visits.Select(visit => visit.User));
        Assert.Distinct(visits.Select(visit => visit.Value));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("longer")]
    [InlineData("flipped")]
    [InlineData("no Base64")]
    [InlineData("plain")]
    [InlineData("other purpose")]
    [InlineData("other content")]
    [InlineData("no number")]
    [InlineData("64 KiB")]
    [InlineData("percent")]
    [InlineData("quotes")]
    public async Task Cookie_ThatIsForged_GetsAStrangersSession(string kind)
    {
        var true_ = await Visit.AskAsync(_host);
        var value = true_.Value;
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var forged = kind switch
        {
            "empty" => "",
            "cut" => value[..^5],
            "longer" => value + "AAAA",
            "flipped" => value[..60] + (value[60] == 'A' ? 'B' : 'A') + value[61..],
            "no Base64" => "?" + value[1..],
            "plain" => $"{now} {true_.User}",
            "other purpose" => Protect("LiveScore.Session.2", $"{now} {true_.User}"),
            "other content" => Protect(Purpose, true_.User),
            "no number" => Protect(Purpose, $"99999999999999999999 {true_.User}"),
            "64 KiB" => new('A', 64 * 1024),
            "percent" => "%00%ff%",
            "quotes" => $"\"{value}",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        var visit = await Visit.AskAsync(_host, $"Cookie: livescore={forged}");
        Assert.NotEqual(true_.User, visit.User);
        Assert.NotNull(visit.SetCookie);
    }

    [Fact]
    public async Task Cookie_WithEachBitFlippedInTurn_IsNeverTaken()
    {
        var visit = await Visit.AskAsync(_host);
        var bytes = Convert.FromBase64String(Padded(visit.Value));
        var users = new List<string>();
        for (var bit = 0; bit < bytes.Length * 8; bit += 7)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            users.Add((await Visit.AskAsync(_host, $"Cookie: livescore={Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_')}")).User);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.DoesNotContain(visit.User, users);
        Assert.Equal(visit.User, (await Visit.AskAsync(_host, $"Cookie: livescore={visit.Value}")).User);
    }

    [Theory]
    [InlineData(14.9, true, false)]
    [InlineData(15.1, true, true)]
    [InlineData(29.9, true, true)]
    [InlineData(30.1, false, true)]
    [InlineData(-1, true, false)]
    public async Task Cookie_OfSoManyDays_IsTakenAndToldAnew(double days, bool isTaken, bool isTold)
    {
        // Nothing can be protected before the keys were read, which the first session waits for.
        await Visit.AskAsync(_host);
        var since = (TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(days)).ToUnixTimeSeconds();
        var visit = await Visit.AskAsync(_host, $"Cookie: livescore={Protect(Purpose, $"{since} old-friend-10")}");
        Assert.Equal((isTaken, isTold), (visit.User == "old-friend-10", visit.SetCookie is not null));
        if (isTold)
        {
            var again = await Visit.AskAsync(_host, $"Cookie: {visit.Cookie}");
            Assert.Equal((visit.User, null), (again.User, again.SetCookie));
        }
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\u00ff")]
    [InlineData("\u0001")]
    public async Task Cookie_WithABareControl_DoesNoHarm(string bytes)
    {
        using var deadline = LiveScoreHost.Deadline();
        using var client = new TcpClient();
        await client.ConnectAsync(_host.Url.Host, _host.Url.Port, deadline.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes($"GET /api/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: livescore=a{bytes}b\r\n\r\n"), deadline.Token);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(deadline.Token);
        Assert.Matches("^HTTP/1.1 (400|200) ", answer);
        await Visit.AskAsync(_host);
    }

    private const string Purpose = "LiveScore.Session.1";

    private string Protect(string purpose, string text) =>
        _host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(purpose).Protect(text);

    private static string Padded(string text) =>
        text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
}
