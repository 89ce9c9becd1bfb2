using Microsoft.Playwright;

namespace LiveScore.EndToEnd;

/// <summary>A browser with pages that follow the current week, each of which is recorded.</summary>
internal sealed class PageReader : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly Uri _url;

    private PageReader(IPlaywright playwright, IBrowser browser, IBrowserContext context, Uri url) =>
        (_playwright, _browser, _context, _url) = (playwright, browser, context, url);

    public IPage Page { get; private set; } = null!;

    public PageRecord Record { get; private set; } = null!;

    /// <summary>What the page says of its line.</summary>
    public ILocator Line => Page.Locator(".line");

    public Task UntilLiveAsync() => Assertions.Expect(Line).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 60_000 });

    /// <summary>Skips the test where there is no browser.</summary>
    public static async Task<PageReader> OpenAsync(Uri url)
    {
        var chromium = Chromium.SkipUnlessInstalled();
        // Pages that the reader leaves are kept, as they are for people.
        chromium.IgnoreDefaultArgs = ["--disable-back-forward-cache"];
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(chromium);
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "en-US" });
        var reader = new PageReader(playwright, browser, context, url);
        (reader.Page, reader.Record) = await reader.OpenTabAsync();
        return reader;
    }

    /// <summary>One more tab of the same browser.</summary>
    public async Task<(IPage Page, PageRecord Record)> OpenTabAsync()
    {
        var page = await _context.NewPageAsync();
        var record = await PageRecord.OfAsync(page);
        await page.GotoAsync(_url.ToString());
        return (page, record);
    }

    public Task SetOfflineAsync(bool isOffline) => _context.SetOfflineAsync(isOffline);

    /// <summary>The ids of all processes of the browser.</summary>
    public async Task<IReadOnlyList<int>> ProcessesAsync()
    {
        var session = await _browser.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getProcessInfo");
        return [.. answer!.Value.GetProperty("processInfo").EnumerateArray().Select(process => process.GetProperty("id").GetInt32())];
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
