using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Pages that are put to sleep, with and without a word, and wake up later.</summary>
[Collection(typeof(PageDemoCollection))]
public sealed class PageSleepTests(PageDemo demo) : IDisposable
{
    private const int Changes = 10;

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Page_ThatTheBrowserFreezes_GivesItsLineUpAndGoesOnWhereItWas()
    {
        await using var reader = await PageReader.OpenAsync(await demo.UrlAsync());
        await reader.Record.UntilChangesAsync(Changes);
        // It is not closed but kept, frozen, for the way back.
        await reader.Page.GotoAsync(new Uri(await demo.UrlAsync(), "api/").ToString());
        await demo.UntilViewersAsync(0, _patience.Token);
        await demo.MissAsync(Changes, _patience.Token);

        // It is not loaded again either.
        await reader.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
        await reader.Record.UntilChangesAsync(2 * Changes);
        await PageScores.AssertTrueAsync(reader.Page, await demo.GamesAsync(), _patience.Token);
        Assert.True(await reader.Record.AssertNoHoleAsync() >= 3 * Changes);
        await demo.UntilViewersAsync(1, _patience.Token);
    }

    [Fact]
    public async Task Machine_ThatSleepsUntilItsLineIsDead_GoesOnWhereItWas()
    {
        await using var reader = await PageReader.OpenAsync(await demo.UrlAsync());
        await reader.Record.UntilChangesAsync(Changes);
        var processes = await reader.ProcessesAsync();
        await SignalAsync("STOP", processes);
        try
        {
            // The gateway lets go of who says nothing.
            await demo.UntilViewersAsync(0, _patience.Token);
            await demo.MissAsync(Changes, _patience.Token);
        }
        finally
        {
            await SignalAsync("CONT", processes);
        }

        await reader.Record.UntilChangesAsync(2 * Changes);
        await PageScores.AssertTrueAsync(reader.Page, await demo.GamesAsync(), _patience.Token);
        Assert.True(await reader.Record.AssertNoHoleAsync() >= 3 * Changes);
    }

    private static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(id => $"{id}")]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
