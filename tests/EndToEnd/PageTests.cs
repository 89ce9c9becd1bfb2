using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>The page at <c>/</c> in a real browser, with the browser's own EventSource.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Page_OfAReplayedWeek_ShowsScoresMoveAndCatchesUpAfterAKill()
    {
        var chromium = Chromium.SkipUnlessInstalled();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        // The early games of a Sunday in November, an hour in.
        await using var replay = await Replay.StartAsync("replay-2015-reg-12.jsonl", "12", 400, [], start: "264600");

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(chromium);
        var page = await browser.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, fault) => complaints.Add(fault);
        var response = await page.GotoAsync(replay.LiveScore.Url.ToString());
        Assert.Contains("script-src 'self'", response!.Headers["content-security-policy"], StringComparison.Ordinal);

        var games = page.Locator("li.game");
        await Assertions.Expect(games).ToHaveCountAsync(16);
        // Thanksgiving's results, as in shared/feeds/season-2015.csv.
        await Assertions.Expect(HomeScore(page, "PHI")).ToHaveTextAsync("45");

        var version = page.Locator("#version");
        var before = await version.TextContentAsync();
        await Assertions.Expect(version).Not.ToHaveTextAsync(before!);

        // For people to look at.
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "page.png"), FullPage = true });

        // The page comes back by itself and shows the Sunday's late results.
        await replay.LiveScore.KillAsync();
        await Assertions.Expect(page.Locator("#link")).Not.ToHaveAttributeAsync("data-state", "live", new() { Timeout = 20_000 });
        await replay.StartLiveScoreAsync(new Uri(page.Url).Port);
        await Assertions.Expect(page.Locator("#link")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 30_000 });
        // NYG 14 @ WAS 20.
        await Assertions.Expect(HomeScore(page, "NYG")).ToHaveTextAsync("20", new() { Timeout = 90_000 });
        Assert.Empty(complaints);
    }

    private static ILocator HomeScore(IPage page, string visitor) =>
        page.Locator($"li.game:has(.away .code:text-is('{visitor}')) .home .score");
}
