using System.Net;
using System.Text.Json.Nodes;
using LiveScore.Testing;

namespace LiveScore.Host.Tests;

/// <summary>What a host says of itself, waited for.</summary>
internal static class Facts
{
    public static async Task<Exposition> ScrapeAsync(this LiveScoreHost host)
    {
        using var deadline = LiveScoreHost.Deadline();
        return new(await host.Http.GetStringAsync("/metrics", deadline.Token));
    }

    public static async Task<Exposition> ScrapeUntilAsync(this LiveScoreHost host, Func<Exposition, bool> isSo)
    {
        var page = await host.ScrapeAsync();
        await UntilAsync(async () => isSo(page = await host.ScrapeAsync()));
        return page;
    }

    /// <summary>The status, and what each check says. Has to come long before what hangs gives up by itself.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode Checks)> ReadyAsync(this LiveScoreHost host)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        soon.CancelAfter(TimeSpan.FromSeconds(6));
        using var response = await host.Http.GetAsync("/health/ready", soon.Token);
        var report = JsonNode.Parse(await response.Content.ReadAsStringAsync(soon.Token))!;
        Assert.Equal(response.StatusCode == HttpStatusCode.OK ? "ready" : "notReady", (string?)report["status"]);
        return (response.StatusCode, report["checks"]!);
    }

    /// <summary>Waits until a check says so, and gives the status of that answer.</summary>
    public static async Task<HttpStatusCode> ReadyUntilAsync(this LiveScoreHost host, string check, string status)
    {
        var answer = await host.ReadyAsync();
        await UntilAsync(async () =>
        {
            answer = await host.ReadyAsync();
            return (string?)answer.Checks[check]!["status"] == status;
        });
        return answer.Status;
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var deadline = LiveScoreHost.Deadline();
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            await glances.WaitForNextTickAsync(deadline.Token);
        }
    }
}
