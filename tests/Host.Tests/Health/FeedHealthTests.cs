using System.Net;
using Microsoft.AspNetCore.Http;

namespace LiveScore.Host.Tests.Health;

/// <summary>A feed that is not well is told of, and costs no gateway its viewers.</summary>
public sealed class FeedHealthTests
{
    public static TheoryData<string> Faults => ["down", "html", "slow"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Feed_ThatFailsWhileAGameIsOn_Degrades_AndRecovers(string fault)
    {
        await using var feed = await ScriptedServer.StartAsync();
        var isWell = true;
        feed.Answer = http => Volatile.Read(ref isWell) ? OneGame.WriteAsync(http, OneGame.InPlay(7)) : FailAsync(http, fault);
        await using var host = await LiveScoreHost.StartAsync([.. OneGame.Settings(feed.Url), "LiveScore:Feed:Timeout=00:00:02"]);
        await host.ScrapeUntilAsync(page => page.Sum("livescore_live_week_version") > 0);
        Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("feed", "ok"));
        Volatile.Write(ref isWell, false);
        Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("feed", "degraded"));
        Volatile.Write(ref isWell, true);
        Assert.Equal(HttpStatusCode.OK, await host.ReadyUntilAsync("feed", "ok"));
    }

    [Fact]
    public async Task Feed_ThatIsDownWhileNoGameIsOn_IsNotAskedAndNotMissed()
    {
        await using var feed = await ScriptedServer.StartAsync();
        feed.Answer = http => OneGame.WriteAsync(http, OneGame.Final());
        await using var host = await LiveScoreHost.StartAsync(OneGame.Settings(feed.Url, clock: "2015-12-20T12:00:00-05:00"));
        await host.ScrapeUntilAsync(page => page.Sum("livescore_imports_total", "outcome=\"changed\"") == 1);
        await feed.DisposeAsync();
        for (var i = 0; i < 3; i++)
        {
            var (status, checks) = await host.ReadyAsync();
            Assert.Equal((HttpStatusCode.OK, "ok"), (status, (string?)checks["feed"]!["status"]));
        }
    }

    private static async Task FailAsync(HttpContext http, string fault)
    {
        switch (fault)
        {
            case "down":
                http.Abort();
                break;
            case "html":
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<!doctype html><title>Scores</title>", http.RequestAborted);
                break;
            default:
                // Until whoever asks gives up, as it does when the test ends.
                var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await using (http.RequestAborted.Register(gone.SetResult))
                {
                    await gone.Task;
                }

                break;
        }
    }
}
