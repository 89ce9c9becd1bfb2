using System.IO.Compression;
using System.Text.RegularExpressions;
using LiveScore.Gateway.Page;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>The page and its files, its own paths, and those that nothing lies at.</summary>
public sealed partial class PageTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>, IDisposable
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    // The page is no part of the API, with whose document the host's own client compares.
    private readonly HttpClient _http = new() { BaseAddress = fixture.Host.Url };

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/2015")]
    [InlineData("/2015/standings")]
    [InlineData("/2015/12")]
    [InlineData("/2015/post-1/")]
    [InlineData("/2015/12/2015112900")]
    public async Task PathOfThePage_IsThePage(string path)
    {
        using var response = await AskAsync(HttpMethod.Get, path, Browser);
        Assert.Equal(200, (int)response.StatusCode);
        await AssertIsPageAsync(response);
        using var again = await AskAsync(HttpMethod.Get, path, Browser, ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(304, (int)again.StatusCode);
    }

    [Theory]
    [InlineData("/standigns")]
    [InlineData("/2015/12/2015112900/more")]
    [InlineData("/2015/pre4")]
    [InlineData("/20155")]
    [InlineData("/about")]
    [InlineData("/apis")]
    public async Task PathOfNothing_InABrowser_IsThePageWith404(string path)
    {
        using var response = await AskAsync(HttpMethod.Get, path, Browser, ("If-None-Match", "*"));
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Contains("Accept", response.Headers.Vary);
        await AssertIsPageAsync(response);
        using var head = await AskAsync(HttpMethod.Head, path, Browser);
        Assert.Equal((404, response.Content.Headers.ContentLength), ((int)head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Theory]
    [InlineData("GET", "/standigns", "*/*")]
    [InlineData("GET", "/standigns", "application/json, text/html;q=0")]
    [InlineData("GET", "/assets/index-00000000.js", "*/*")]
    [InlineData("GET", "/api/seasons/2015", Browser)]
    [InlineData("POST", "/standigns", Browser)]
    public async Task PathOfNothing_ForAProgram_IsAProblem(string method, string path, string accept)
    {
        using var response = await AskAsync(new(method), path, accept);
        Assert.Equal((404, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/2015/12")]
    [InlineData("/")]
    public async Task Post_ToThePage_IsNotAllowed(string path)
    {
        using var response = await AskAsync(HttpMethod.Post, path, Browser);
        Assert.Equal(405, (int)response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Asset_IsKeptForGood_AndPackedAsTheBrowserTakesIt(string coding)
    {
        Assert.SkipUnless(PageFiles.IsBuilt, "The page was not built: npm is missing.");
        var page = await _http.GetStringAsync("/", TestContext.Current.CancellationToken);
        var script = Script().Match(page).Groups["path"].Value;
        using var plain = await AskAsync(HttpMethod.Get, script, "*/*");
        using var packed = await AskAsync(HttpMethod.Get, script, "*/*", ("Accept-Encoding", coding));
        Assert.All([plain, packed], response =>
        {
            Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
        });
        Assert.Equal(coding, Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), await UnpackAsync(packed, coding));
    }

    private static async Task AssertIsPageAsync(HttpResponseMessage response)
    {
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("<title>LiveScore", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<byte[]> UnpackAsync(HttpResponseMessage response, string coding)
    {
        var packed = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream unpacking = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await unpacking.CopyToAsync(plain, TestContext.Current.CancellationToken);
        return plain.ToArray();
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string accept, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd(accept);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("src=\"(?<path>/assets/[^\"]+\\.js)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();
}
