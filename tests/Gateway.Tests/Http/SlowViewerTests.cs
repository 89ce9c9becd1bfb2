using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LiveScore.Domain;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.Weeks;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed partial class SlowViewerTests
{
    private const int Versions = 100;

    [Fact]
    public async Task Viewer_ThatDoesNotRead_IsConflatedAndHoldsUpNobody()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using var slow = await RawConnection.GetAsync(host, week.Stream);
        await slow.ReadUntilAsync("event: snapshot");
        using var quick = await SseReader.OpenAsync(host, week.Stream);
        await quick.NextAsync();
        for (var i = 0; i < Versions; i++)
        {
            await host.TellAsync(week.Alter(Heavy(i)));
            Assert.Equal((4 + i, 5 + i), await SpanOfNextAsync(quick));
        }

        // Only now does it read: first what was under way, then one change for all the rest.
        var text = await slow.ReadUntilAsync($"id: {week.IdOf(4 + Versions)}\n");
        await slow.ReadUntilAsync("\"note\":\"the end\"}]}\n\n");
        var page = new Board();
        var spans = new List<long>();
        foreach (Match match in Event().Matches(Dechunked(slow.Text)))
        {
            var data = JsonNode.Parse(match.Groups["data"].Value)!;
            page.Take(match.Groups["name"].Value, data);
            spans.Add((long)data["version"]! - ((long?)data["since"] ?? (long)data["version"]!));
        }

        Assert.Equal((0, 4L + Versions), (page.Holes, page.Version));
        Assert.True(spans.Max() > 32, $"Nothing was merged: {string.Join(' ', spans)}");
        Assert.True(spans.Count < Versions);
        var truth = await host.Http.GetStringAsync(week.Path, TestContext.Current.CancellationToken);
        Assert.Equal(Board.Text(JsonNode.Parse(truth)!.AsArray()), page.Text());
    }

    [Fact]
    public async Task Viewer_ThatTakesNothingForTooLong_IsClosed()
    {
        await using var host = await GatewayHost.StartAsync(
            "CompareEvery=00:00:00.05", "DrainWindow=00:00:00", "Heartbeat=00:00:00.1", "SlowViewerLimit=00:00:00.5");
        var week = host.League.NewWeek();
        using var slow = await RawConnection.GetAsync(host, week.Stream);
        await slow.ReadUntilAsync("event: snapshot");
        using var quick = await SseReader.OpenAsync(host, week.Stream);
        await quick.NextAsync();
        Assert.Equal(2, host.Viewers.Taken);
        for (var i = 0; i < Versions; i++)
        {
            await host.TellAsync(week.Alter(Heavy(i)));
            await quick.NextAsync();
        }

        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 1);
        await slow.ReadToEndAsync();
        Assert.DoesNotContain("the end", slow.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_OneTooMany_IsToldToComeBackAndNotRefused()
    {
        await using var host = await GatewayHost.StartAsync("MaxViewers=1", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        using (var first = await SseReader.OpenAsync(host, week.Stream))
        {
            await first.NextAsync();
            using var second = await SseReader.OpenAsync(host, week.Stream);
            Assert.Empty(await second.ToEndAsync());
            Assert.Single(second.Retries);
            Assert.Equal(1, host.Viewers.Taken);
        }

        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 0);
        using var third = await SseReader.OpenAsync(host, week.Stream);
        await third.NextAsync();
    }

    private static Game Heavy(int number) => Sample.Cleveland.InPlay(number, number) with
    {
        Note = number == Versions - 1 ? "the end" : $"{number} {new string('x', 20_000)}",
    };

    private static async Task<(int Since, int Version)> SpanOfNextAsync(SseReader viewer)
    {
        var news = await viewer.NextAsync();
        return ((int)news.Since, (int)news.Version);
    }

    private static string Dechunked(string text) => ChunkHead().Replace(text, "");

    [GeneratedRegex("\r\n[0-9a-f]+\r\n|\r\n$", RegexOptions.None, 5000)]
    private static partial Regex ChunkHead();

    [GeneratedRegex("event: (?<name>snapshot|change)\nid: .*\ndata: (?<data>.*)\n", RegexOptions.None, 5000)]
    private static partial Regex Event();
}
