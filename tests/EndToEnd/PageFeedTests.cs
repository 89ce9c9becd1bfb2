using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>What a page tells of a feed that fails, and of one that takes a score back.</summary>
public sealed class PageFeedTests
{
    private const float Ample = 60_000;

    [Fact]
    public async Task Feed_ThatIsDownInPlay_IsToldUntilItIsBack()
    {
        // A wild-card game in its second hour.
        await using var replay = await Replay.StartAsync("replay-2015-post-18.jsonl", "post-1", 60, [], start: "3600");
        await using var reader = await PageReader.OpenAsync(replay.LiveScore.Url);
        // A phone: the warning has to be as short as what it stands for.
        await reader.Page.SetViewportSizeAsync(360, 800);
        var (strip, below) = (reader.Page.Locator(".strip"), reader.Page.Locator("nav.weeks"));
        await Assertions.Expect(strip).ToHaveTextAsync(Like("^1 in play · 3 to come$"));
        await reader.Record.UntilChangesAsync(2);
        var (scores, place) = (await reader.Page.Locator("li.game .score").CountAsync(), (await below.BoundingBoxAsync())!.Y);

        await replay.Feed.SetFaultAsync("500s");
        await Assertions.Expect(strip).ToHaveTextAsync(Like("^Scores may be old: as of [A-Z].* [AP]M$"), new() { Timeout = Ample });
        // What was there stays where it was, and the line is not to blame.
        Assert.Equal(scores, await reader.Page.Locator("li.game .score").CountAsync());
        Assert.Equal(place, (await below.BoundingBoxAsync())!.Y, tolerance: 1f);
        await Assertions.Expect(reader.Line).ToHaveTextAsync("Live");

        await replay.Feed.SetFaultAsync("none");
        await Assertions.Expect(strip).ToHaveTextAsync(Like(" in play · "), new() { Timeout = Ample });
        await reader.Record.UntilChangesAsync(2);
        await reader.Record.AssertNoHoleAsync();
    }

    [Fact]
    public async Task Touchdown_ThatIsTakenBack_IsToldAtItsGameAndAmongTheNews()
    {
        // NYG @ WAS, while the officials look at it. The feed's clock stands still but for one step.
        await using var replay = await Replay.PrepareAsync("replay-2015-reg-12.jsonl", "12", 30, [], start: "2015-11-29T14:23:30-05:00");
        await using var reader = await PageReader.OpenAsync(replay.LiveScore.Url);
        var game = reader.Page.Locator("li.game:has(.away .code:text-is('NYG'))");
        await Assertions.Expect(game.Locator(".home .score")).ToHaveTextAsync("16");
        await replay.Feed.SetClockAsync(new(2015, 11, 29, 14, 25, 50, TimeSpan.FromHours(-5)));

        await Assertions.Expect(game.Locator(".note.corrected")).ToHaveTextAsync("Corrected: WAS had 16", new() { Timeout = Ample });
        await Assertions.Expect(game.Locator(".home .score")).ToHaveTextAsync("10");
        await Assertions.Expect(reader.Page.Locator(".news-list .correction .text").First).ToHaveTextAsync(Like("WAS"));
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Like("Correction\\. .* 0, .* 10\\."), new() { Timeout = Ample });
    }

    private static Regex Like(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
