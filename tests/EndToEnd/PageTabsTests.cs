using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Tabs of one browser, which have one line among them.</summary>
[Collection(typeof(PageDemoCollection))]
public sealed class PageTabsTests(PageDemo demo) : IDisposable
{
    private const int Changes = 8;

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Tabs_OfOneBrowser_ShareALineAndHandItOverWhenTheOneThatHasItIsClosed()
    {
        await using var reader = await PageReader.OpenAsync(await demo.UrlAsync());
        await reader.Record.UntilChangesAsync(1);
        var (second, record) = await reader.OpenTabAsync();

        await Task.WhenAll(reader.Record.UntilChangesAsync(Changes), record.UntilChangesAsync(Changes, by: "tab"));
        await demo.UntilViewersAsync(1, _patience.Token);
        await PageScores.AssertTrueAsync(reader.Page, await demo.GamesAsync(), _patience.Token);
        await PageScores.AssertTrueAsync(second, await demo.GamesAsync(), _patience.Token);
        Assert.DoesNotContain(await record.AllAsync(), given => given.By == "line");

        await reader.Page.CloseAsync();
        await record.UntilChangesAsync(Changes);
        await PageScores.AssertTrueAsync(second, await demo.GamesAsync(), _patience.Token);
        Assert.True(await record.AssertNoHoleAsync() >= 2 * Changes);
        await demo.UntilViewersAsync(1, _patience.Token);
    }

    [Fact]
    public async Task Tab_ThatHasTheLineAndHangs_LosesItToAnotherAndFollowsThatOne()
    {
        await using var reader = await PageReader.OpenAsync(await demo.UrlAsync());
        await reader.Record.UntilChangesAsync(1);
        var (second, record) = await reader.OpenTabAsync();
        await record.UntilChangesAsync(Changes, by: "tab");

        // It runs nothing any more, and neither gives its line up nor says goodbye.
        var session = await reader.Page.Context.NewCDPSessionAsync(reader.Page);
        await session.SendAsync("Debugger.enable");
        await session.SendAsync("Debugger.pause");
        await record.UntilChangesAsync(Changes);
        await PageScores.AssertTrueAsync(second, await demo.GamesAsync(), _patience.Token);
        await record.AssertNoHoleAsync();

        await session.SendAsync("Debugger.resume");
        await reader.Record.UntilChangesAsync(Changes, by: "tab");
        await PageScores.AssertTrueAsync(reader.Page, await demo.GamesAsync(), _patience.Token);
        await demo.UntilViewersAsync(1, _patience.Token);
        await record.AssertNoHoleAsync();
    }
}
