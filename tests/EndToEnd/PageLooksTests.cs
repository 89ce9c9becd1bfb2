using LiveScore.Testing;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Every kind of page, on phones and wide screens, light and dark: pictures for people, and what can be checked by program.</summary>
[Collection(typeof(DemoCollection))]
public sealed class PageLooksTests(Demo demo)
{
    public static TheoryData<int, ColorScheme> Screens => new MatrixTheoryData<int, ColorScheme>([360, 768, 1440], [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_OnAScreen_FitAndAreOpenToAll(int width, ColorScheme scheme)
    {
        var chromium = Chromium.SkipUnlessInstalled();
        var axe = Path.Combine(SharedFolder.RepositoryRoot, "src", "Web", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe-core is not installed: npm ci in src/Web.");
        var url = await demo.UrlAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(chromium);
        await using var context = await browser.NewContextAsync(Screen(width, scheme));
        // Only where axe is put into the page: it is not one of its own scripts.
        var open = Screen(width, scheme);
        open.BypassCSP = true;
        await using var openContext = await browser.NewContextAsync(open);

        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, fault) => complaints.Add(fault);
        page.Console += (_, message) => complaints.AddRange(message.Type is "error" or "warning" ? [$"{page.Url}: {message.Text}"] : []);
        var seen = await openContext.NewPageAsync();
        var picture = Path.Combine(AppContext.BaseDirectory, "pages");
        foreach (var (name, path, content) in await PagesAsync(page, url))
        {
            await page.GotoAsync(new Uri(url, path).ToString());
            await Assertions.Expect(page.Locator(content).First).ToBeVisibleAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(picture, $"{name}-{width}-{scheme}.png"), FullPage = true });
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));

            await seen.GotoAsync(new Uri(url, path).ToString());
            await Assertions.Expect(seen.Locator(content).First).ToBeVisibleAsync();
            await seen.AddScriptTagAsync(new() { Path = axe });
            Assert.Empty(await seen.EvaluateAsync<string[]>(
                "async () => (await axe.run()).violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.html}: ${node.failureSummary}`))"));
        }

        Assert.Empty(complaints);
    }

    private static BrowserNewContextOptions Screen(int width, ColorScheme scheme) =>
        new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, Locale = "en-US", TimezoneId = "Europe/Berlin" };

    private static async Task<(string Name, string Path, string Content)[]> PagesAsync(IPage page, Uri url)
    {
        await page.GotoAsync(url.ToString());
        var game = await page.Locator("li.game .status").First.GetAttributeAsync("href");
        return
        [
            ("board", "", "li.game .code"),
            ("game", game!, ".big .code"),
            ("season", "2025", ".week-list a"),
            ("standings", "2025/standings", "table"),
            ("unknown", "2025/1/1", ".nothing"),
        ];
    }
}
