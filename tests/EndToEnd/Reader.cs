using Microsoft.Playwright;

namespace LiveScore.EndToEnd;

/// <summary>Somebody who reads the page on a wide screen, in a browser without memories.</summary>
internal sealed class Reader : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _url;

    private Reader(IPlaywright playwright, IBrowser browser, IPage page, Uri url) =>
        (_playwright, _browser, Page, _url) = (playwright, browser, page, url);

    public IPage Page { get; }

    /// <summary>Skips the test where there is no browser.</summary>
    public static async Task<Reader> OpenAsync(Uri url)
    {
        var chromium = Chromium.SkipUnlessInstalled();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(chromium);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "en-US" });
        await page.GotoAsync(url.ToString());
        return new(playwright, browser, page, url);
    }

    /// <summary>Somebody else at the same address.</summary>
    public Task<Reader> SecondAsync() => OpenAsync(_url);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
