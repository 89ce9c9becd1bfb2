using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>kill -9 of the gateway that an open page follows.</summary>
public sealed class PageCrashTests
{
    private const int Changes = 30;

    [Fact]
    public async Task Page_WhoseGatewayIsKilledAndStartedAgain_IsGivenEveryVersionOnce()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        // The early games of a Sunday in November, an hour in: some four versions a second, of which the last 150 are kept.
        await using var replay = await Replay.StartAsync("replay-2015-reg-12.jsonl", "12", 80, [], start: "264600");
        await using var reader = await PageReader.OpenAsync(replay.LiveScore.Url);
        await reader.Record.UntilChangesAsync(Changes);

        await replay.LiveScore.KillAsync();
        await Assertions.Expect(reader.Line).Not.ToHaveAttributeAsync("data-state", "live", new() { Timeout = 20_000 });
        await replay.StartLiveScoreAsync(new Uri(reader.Page.Url).Port);
        await reader.UntilLiveAsync();
        await reader.Record.UntilChangesAsync(Changes);

        await replay.HoldAsync(patience.Token);
        await PageScores.AssertTrueAsync(reader.Page, replay.Games, patience.Token);
        Assert.True(await reader.Record.AssertNoHoleAsync() >= 2 * Changes);
    }
}
