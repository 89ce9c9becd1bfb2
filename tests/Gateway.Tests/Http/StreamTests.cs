using System.Text.Json.Nodes;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.Weeks;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

public sealed class StreamTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Stream_WhenOpened_HasItsHeadersAndOpeningAtOnce()
    {
        var week = _host.League.NewWeek();
        week.IsDown = true;
        // Compression is offered and must be left alone: it would hold events back.
        using var raw = await RawConnection.GetAsync(_host, week.Stream, "Accept-Encoding: gzip, br, zstd");
        var text = await raw.ReadUntilAsync("retry: ");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/event-stream\r\n", text, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-cache, no-transform\r\n", text, StringComparison.Ordinal);
        Assert.Contains("X-Accel-Buffering: no\r\n", text, StringComparison.Ordinal);
        Assert.Contains(": LiveScore\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Content-Encoding", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Stream_ForAClientOfHttp10_IsServed()
    {
        var week = _host.League.NewWeek();
        using var raw = await RawConnection.OpenAsync(_host);
        await raw.SendAsync($"GET {week.Stream} HTTP/1.0\r\n\r\n");
        Assert.DoesNotContain("chunked", await raw.ReadUntilAsync("event: snapshot"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Stream_OpenedByMany_AsksEachToComeBackAtAnotherTime()
    {
        var week = _host.League.NewWeek();
        var retries = new HashSet<int>();
        for (var i = 0; i < 20; i++)
        {
            using var viewer = await SseReader.OpenAsync(_host, week.Stream);
            await viewer.NextAsync();
            retries.Add(Assert.Single(viewer.Retries));
        }

        Assert.All(retries, retry => Assert.InRange(retry, 1500, 4500));
        Assert.True(retries.Count > 10);
    }

    [Fact]
    public async Task Viewers_InGreatNumber_AllGetTheSameBytes()
    {
        var week = _host.League.NewWeek();
        var viewers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => SseReader.OpenAsync(_host, week.Stream)));
        await Task.WhenAll(viewers.Select(viewer => viewer.NextAsync()));
        for (var points = 7; points < 12; points++)
        {
            await _host.TellAsync(week.Score(points));
        }

        var told = await Task.WhenAll(viewers.Select(async viewer => string.Concat((await viewer.NextAsync(5)).Select(news => news.Data))));
        Assert.Single(told.ToHashSet());
        Array.ForEach(viewers, viewer => viewer.Dispose());
    }

    [Fact]
    public async Task Viewer_OfOneTeam_HearsOnlyOfItsGameInAChainWithoutAHole()
    {
        var week = _host.League.NewWeek();
        using var all = await SseReader.OpenAsync(_host, week.Stream);
        using var delta = await SseReader.OpenAsync(_host, $"{week.Stream}?team=sea");
        using var full = await SseReader.OpenAsync(_host, $"{week.Stream}?team=SEA&mode=full");
        await all.NextAsync();
        Assert.Equal(["2015112911"], (await delta.NextAsync()).Json["games"]!.AsArray().Select(game => (string?)game!["id"]));
        await full.NextAsync();
        var scores = new List<int>();
        for (var i = 1; i <= 6; i++)
        {
            week.Score(20 + i);
            if (i % 2 == 0)
            {
                week.Alter(Sample.Seattle.InPlay(i, 0));
                scores.Add(i);
            }
        }

        var version = 4L;
        foreach (var score in scores)
        {
            var news = await delta.NextAsync();
            Assert.Equal(version, news.Since);
            version = news.Version;
            var game = Assert.Single(news.Json["games"]!.AsArray())!;
            Assert.Equal(("2015112911", score), ((string?)game["id"], (int)game["away"]!["score"]!));
            var whole = await full.NextAsync();
            Assert.Equal((news.Id, score), (whole.Id, (int)Assert.Single(whole.Json.AsArray())!["away"]!["score"]!));
        }

        Assert.Equal(week.State.Version, version);
    }

    [Fact]
    public async Task Viewer_OfOneTeamThatComesBack_GetsItsMissedEventsOnly()
    {
        var week = _host.League.NewWeek();
        week.Alter(Sample.Seattle.InPlay(3, 0));
        week.Score(9);
        using var viewer = await SseReader.OpenAsync(_host, $"{week.Stream}?team=PIT", week.IdOf(2));
        var news = await viewer.NextAsync();
        Assert.Equal((2, 5), (news.Since, news.Version));
    }

    [Fact]
    public async Task Page_FedWithAStream_ShowsTheNewestState()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        var page = new Board();
        for (var i = 0; i < 30; i++)
        {
            var hint = week.Alter((i % 3) switch
            {
                0 => Sample.Cleveland.InPlay(i, i),
                1 => Sample.Seattle.InPlay(i, i) with { RedZone = true },
                _ => Sample.Cleveland with { Status = Domain.GameStatus.Halftime, HomeScore = i, AwayScore = i },
            });
            if (i % 4 != 0)
            {
                await _host.TellAsync(hint);
            }
        }

        while (page.Version < week.State.Version)
        {
            var news = await viewer.NextAsync();
            page.Take(news.Name, news.Json);
        }

        Assert.Equal(0, page.Holes);
        var truth = await _host.Http.GetStringAsync(week.Path, TestContext.Current.CancellationToken);
        Assert.Equal(Board.Text(JsonNode.Parse(truth)!.AsArray()), page.Text());
    }
}
