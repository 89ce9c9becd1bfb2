using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Pages whose network goes and comes back.</summary>
[Collection(typeof(PageDemoCollection))]
public sealed class PageNetworkTests(PageDemo demo) : IDisposable
{
    private const int Changes = 8;

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Page_ThatIsOffline_SaysSoAndGoesOnWhereItWas()
    {
        await using var reader = await PageReader.OpenAsync(await demo.UrlAsync());
        await reader.Record.UntilChangesAsync(Changes);

        // Nothing comes through from now on. Chromium does not end WebSockets for it: the page has to find out.
        await reader.SetOfflineAsync(true);
        await Assertions.Expect(reader.Line).ToHaveTextAsync("Offline", new() { Timeout = 20_000 });
        await demo.UntilViewersAsync(0, _patience.Token);
        await demo.MissAsync(Changes, _patience.Token);
        await Assertions.Expect(reader.Page.Locator("li.game.live").First).ToBeVisibleAsync();

        await reader.SetOfflineAsync(false);
        await reader.UntilLiveAsync();
        await AssertGoesOnAsync(reader);
    }

    [Fact]
    public async Task Page_WhosePacketsVanish_NoticesByTheSilenceAndGoesOnWhereItWas()
    {
        using var line = EndToEnd.Line.To(await demo.UrlAsync());
        await using var reader = await PageReader.OpenAsync(line.Through(await demo.UrlAsync()));
        await reader.Record.UntilChangesAsync(Changes);
        var opened = line.Opened;

        // Neither side is told anything, and the browser believes that all is well.
        line.Hold();
        await Assertions.Expect(reader.Line).Not.ToHaveAttributeAsync("data-state", "live", new() { Timeout = 90_000 });
        line.GoOn();

        await reader.UntilLiveAsync();
        await AssertGoesOnAsync(reader);
        Assert.True(line.Opened > opened);
    }

    private async Task AssertGoesOnAsync(PageReader reader)
    {
        await reader.Record.UntilChangesAsync(Changes);
        await PageScores.AssertTrueAsync(reader.Page, await demo.GamesAsync(), _patience.Token);
        Assert.True(await reader.Record.AssertNoHoleAsync() >= 3 * Changes);
    }
}
