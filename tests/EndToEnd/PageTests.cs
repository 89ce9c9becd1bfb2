using LiveScore.Testing;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>The page at <c>/</c> in a real browser, through a recorded week.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Page_OfAReplayedWeek_ShowsScoresMoveAndCatchesUpAfterAKill()
    {
        var chromium = Chromium.SkipUnlessInstalled();
        // The early games of a Sunday in November, an hour in.
        await using var replay = await Replay.StartAsync("replay-2015-reg-12.jsonl", "12", 400, [], start: "264600");

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(chromium);
        var page = await browser.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, fault) => complaints.Add(fault);
        var response = await page.GotoAsync(replay.LiveScore.Url.ToString());
        Assert.Contains("script-src 'self'", response!.Headers["content-security-policy"], StringComparison.Ordinal);

        await Assertions.Expect(page.Locator("li.game:not(.bone)")).ToHaveCountAsync(16);
        // Thanksgiving's results, as in shared/feeds/season-2015.csv.
        await Assertions.Expect(HomeScore(page, "PHI")).ToHaveTextAsync("45");

        var version = page.Locator("#version");
        var before = await version.TextContentAsync();
        await Assertions.Expect(version).Not.ToHaveTextAsync(before!);
        await Assertions.Expect(page.Locator(".score.new").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        // What is told in words, for those who do not see it.
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).Not.ToBeEmptyAsync(new() { Timeout = 30_000 });

        // The page comes back by itself and shows the Sunday's late results.
        var line = page.Locator(".line");
        await replay.LiveScore.KillAsync();
        await Assertions.Expect(line).Not.ToHaveAttributeAsync("data-state", "live", new() { Timeout = 20_000 });
        await replay.StartLiveScoreAsync(new Uri(page.Url).Port);
        await Assertions.Expect(line).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 60_000 });
        // NYG 14 @ WAS 20.
        await Assertions.Expect(HomeScore(page, "NYG")).ToHaveTextAsync("20", new() { Timeout = 90_000 });
        Assert.Empty(complaints);
    }

    private static ILocator HomeScore(IPage page, string visitor) =>
        page.Locator($"li.game:has(.away .code:text-is('{visitor}')) .home .score");
}
