using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>Several topics on one stream, and the joined id that resumes them all.</summary>
public sealed class SeveralTopicsTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Stream_OfTwoWeeks_GivesBothAndJoinsTheirIds()
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        using var viewer = await SseReader.OpenAsync(_host, Url(one, two));
        var (first, second) = (await viewer.NextAsync(), await viewer.NextAsync());
        // Which topic is given first is open; the order within the id is that of the request.
        Assert.Contains(first.Id, new[] { $"{one.IdOf(4)}..-", $"-..{two.IdOf(4)}" });
        Assert.Equal($"{one.IdOf(4)}..{two.IdOf(4)}", second.Id);
        Assert.All([first, second], news => Assert.Equal("snapshot", news.Name));
        Assert.Equal([one.Topic(), two.Topic()], new[] { first, second }.Select(Inside).OrderBy(news => news.Id, StringComparer.Ordinal).Select(news => news.Topic));

        two.Score(9);
        await AssertNextAsync(viewer, two, two.IdOf(5), $"{one.IdOf(4)}..{two.IdOf(5)}");
        one.Score(9);
        await AssertNextAsync(viewer, one, one.IdOf(5), $"{one.IdOf(5)}..{two.IdOf(5)}");
        two.Score(10);
        await AssertNextAsync(viewer, two, two.IdOf(6), $"{one.IdOf(5)}..{two.IdOf(6)}");
        Assert.NotEmpty(viewer.Comments);
        Assert.Single(viewer.Retries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Viewer_WithTheJoinedId_GetsWhatItMissedOfEach(bool byHeader)
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        var id = $"{one.IdOf(2)}..{two.IdOf(3)}";
        using var viewer = byHeader
            ? await SseReader.OpenAsync(_host, Url(one, two), id)
            : await SseReader.OpenAsync(_host, $"{Url(one, two)}&lastEventId={id}");
        var events = await viewer.NextAsync(3);
        Assert.All(events, news => Assert.Equal("change", news.Name));
        var inside = events.Select(Inside).ToArray();
        Assert.Equal([one.IdOf(3), one.IdOf(4)], inside.Where(news => news.Topic == one.Topic()).Select(news => news.Id));
        Assert.Equal([two.IdOf(4)], inside.Where(news => news.Topic == two.Topic()).Select(news => news.Id));
        Assert.Equal($"{one.IdOf(4)}..{two.IdOf(4)}", events[^1].Id);
    }

    [Fact]
    public async Task Viewer_ThatIsCutOffAnywhere_ResumesFromEachIdWithoutAHole()
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        var ids = new List<string?> { null };
        using (var viewer = await SseReader.OpenAsync(_host, Url(one, two)))
        {
            ids.AddRange((await viewer.NextAsync(2)).Select(news => news.Id));
            for (var points = 20; points < 24; points++)
            {
                (points % 2 == 0 ? one : two).Score(points);
                ids.Add((await viewer.NextAsync()).Id);
            }
        }

        foreach (var id in ids)
        {
            using var back = await SseReader.OpenAsync(_host, Url(one, two), id);
            var at = (id ?? "-..-").Split("..").Select(part => part == "-" ? 0 : int.Parse(part.Split('.')[^1])).ToArray();
            var versions = new Dictionary<string, long> { [one.Topic()] = at[0], [two.Topic()] = at[1] };
            while (versions[one.Topic()] < 6 || versions[two.Topic()] < 6)
            {
                var news = Inside(await back.NextAsync());
                var known = versions[news.Topic!];
                Assert.Equal(known == 0 ? "snapshot" : "change", news.Name);
                Assert.Equal(known, known == 0 ? 0 : news.Since);
                versions[news.Topic!] = news.Version;
            }
        }
    }

    [Theory]
    [InlineData("garbage", "unknown-id", "unknown-id")]
    [InlineData("{0}", null, "unknown-id")]
    [InlineData("{0}..garbage", null, "unknown-id")]
    [InlineData("garbage..{1}", "unknown-id", null)]
    [InlineData("{0}..{1}..{1}", null, null)]
    [InlineData("{1}..{0}", "other-week", "other-week")]
    [InlineData("\0..\u00ff", "unknown-id", "unknown-id")]
    [InlineData("..", "unknown-id", "unknown-id")]
    public async Task Viewer_WithAnIdThatDoesNotFit_HearsOfEachTopicAllTheSame(string form, string? reasonOfOne, string? reasonOfTwo)
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        var id = form.Replace("{0}", one.IdOf(3), StringComparison.Ordinal).Replace("{1}", two.IdOf(3), StringComparison.Ordinal);
        using var raw = await RawConnection.GetAsync(_host, Url(one, two), $"Last-Event-ID: {id}");
        foreach (var (week, reason) in new[] { (one, reasonOfOne), (two, reasonOfTwo) })
        {
            // Nobody is left without version 4; who is given it anew is told why.
            var text = await raw.ReadUntilAsync($$"""{"topic":"{{week.Topic()}}","event":"{{(reason is null ? "" : "snapshot")}}""");
            var reset = text.IndexOf($$$"""{"topic":"{{{week.Topic()}}}","event":"reset","id":null,"data":{"reason":""", StringComparison.Ordinal);
            Assert.True(reason is null || reset > 0, text);
            await raw.ReadUntilAsync(week.IdOf(4));
        }
    }

    [Fact]
    public async Task Viewer_WithSixtyFourKilobytesAsItsId_IsGivenTheStates()
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        foreach (var id in new[] { new string('7', 64 * 1024), new string('.', 64 * 1024) })
        {
            using var viewer = await SseReader.OpenAsync(_host, Url(one, two), id);
            var events = await viewer.NextAsync(4);
            Assert.Equal(2, events.Count(news => news.Name == "reset" && news.Id is null));
            Assert.Equal($"{one.IdOf(4)}..{two.IdOf(4)}", events[^1].Id);
        }
    }

    [Fact]
    public async Task Stream_OfAWeekAndTheCurrentOne_GivesEachItsMode()
    {
        await using var host = await GatewayHost.StartAsync("CompareEvery=00:00:00.05", "CurrentWeekEvery=00:00:00.05", "DrainWindow=00:00:00");
        var (week, next) = (host.League.NewWeek(), host.League.NewWeek());
        host.League.Current = week.Key;
        using var viewer = await SseReader.OpenAsync(host, $"/api/stream?topic={week.Topic()}&topic=current");
        Assert.Equal(["snapshot", "update"], (await viewer.NextAsync(2)).Select(news => news.Name).Order(StringComparer.Ordinal));
        host.League.Current = next.Key;
        var (reset, state) = (await viewer.NextAsync(), await viewer.NextAsync());
        Assert.Equal(("reset", null, "current"), (reset.Name, reset.Id, Inside(reset).Topic));
        Assert.Equal("other-week", (string?)Inside(reset).Json["reason"]);
        Assert.Equal(("update", $"{week.IdOf(4)}..{next.IdOf(4)}"), (state.Name, state.Id));
        using var back = await SseReader.OpenAsync(host, $"/api/stream?topic={week.Topic()}&topic=current", $"{week.IdOf(4)}..{week.IdOf(4)}");
        Assert.Equal(["reset", "update"], (await back.NextAsync(2)).Select(news => news.Name));
    }

    [Fact]
    public async Task Viewers_OfTheSameTopicsInAnotherOrder_EachGetTheirOwnIds()
    {
        // One thread for all, so that they share what can be shared.
        await using var host = await GatewayHost.StartAsync(
            "Loops=1", "CompareEvery=00:00:00.05", "CurrentWeekEvery=00:00:00.05", "DrainWindow=00:00:00");
        var week = host.League.NewWeek();
        host.League.Current = week.Key;
        string[] topics = [week.Topic(), TopicTexts.Current];
        using var one = await SseReader.OpenAsync(host, $"/api/stream?topic={topics[0]}&topic={topics[1]}");
        using var other = await SseReader.OpenAsync(host, $"/api/stream?topic={topics[1]}&topic={topics[0]}");
        await one.NextAsync(2);
        await other.NextAsync(2);
        for (var version = 5; version < 15; version++)
        {
            week.Score(version);
            foreach (var (viewer, order) in new[] { (one, topics), (other, [.. topics.Reverse()]) })
            {
                foreach (var news in await viewer.NextAsync(2))
                {
                    var inside = Inside(news);
                    Assert.Equal(inside.Id, news.Id!.Split("..")[Array.IndexOf(order, inside.Topic)]);
                }
            }
        }
    }

    [Fact]
    public async Task Heartbeats_OfSeveralTopics_HaveTheirEnvelopeAndNoId()
    {
        await using var host = await GatewayHost.StartAsync("Heartbeat=00:00:00.1", "DrainWindow=00:00:00");
        var (one, two) = (host.League.NewWeek(), host.League.NewWeek());
        using var viewer = await SseReader.OpenAsync(host, Url(one, two));
        var silent = new HashSet<string?> { one.Topic(), two.Topic() };
        while (silent.Count > 0)
        {
            var beat = await viewer.HeartbeatAsync();
            Assert.Null(beat.Id);
            Assert.Equal(("heartbeat", null), (Inside(beat).Name, Inside(beat).Id));
            silent.Remove(Inside(beat).Topic);
        }
    }

    [Theory]
    [InlineData("mode=full", "update")]
    [InlineData("mode=delta", "snapshot")]
    public async Task Stream_WithAView_GivesItToEachTopic(string view, string state)
    {
        var (one, two) = (_host.League.NewWeek(), _host.League.NewWeek());
        using var viewer = await SseReader.OpenAsync(_host, $"{Url(one, two)}&{view}&team=BAL");
        foreach (var news in await viewer.NextAsync(2))
        {
            var data = Inside(news).Json;
            Assert.Equal(state, news.Name);
            Assert.Single((state == "update" ? data : data["games"]!).AsArray());
        }
    }

    [Theory]
    [InlineData("", 400, null)]
    [InlineData("?topic=", 404, "unknown-topic")]
    [InlineData("?topic=nonsense", 404, "unknown-topic")]
    [InlineData("?topic={0}&topic=nonsense", 404, "unknown-topic")]
    [InlineData("?topic={0}&mode=fast", 400, "malformed-mode")]
    [InlineData("?topic={0}&team=XYZ", 400, "unknown-team")]
    [InlineData("?topic=week/1900/12", 404, null)]
    public async Task Stream_OfWhatDoesNotExist_IsAProblem(string query, int status, string? type)
    {
        using var response = await _host.Http.GetAsync(
            "/api/stream" + query.Replace("{0}", _host.League.NewWeek().Topic(), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"/problems/{type}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_OfMoreTopicsThanAllowed_IsAProblem()
    {
        ScriptedWeek[] weeks = [.. Enumerable.Range(0, 5).Select(_ => _host.League.NewWeek())];
        using var viewer = await SseReader.OpenAsync(_host, Url(weeks[..4]));
        var last = (await viewer.NextAsync(4))[^1].Id!;
        Assert.Equal(string.Join("..", weeks[..4].Select(week => week.IdOf(4))), last);
        Assert.Matches("^[A-Za-z0-9._-]{1,128}$", last);
        using var response = await _host.Http.GetAsync(Url(weeks), TestContext.Current.CancellationToken);
        Assert.InRange((int)response.StatusCode, 400, 429);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static string Url(params IEnumerable<ScriptedWeek> weeks) => "/api/stream?" + string.Join('&', weeks.Select(week => $"topic={week.Topic()}"));

    private static TopicEvent Inside(SseMessage news) => TopicEvent.Parse(news.Data);

    private static async Task AssertNextAsync(SseReader viewer, ScriptedWeek week, string id, string joined)
    {
        var news = await viewer.NextAsync();
        Assert.Equal(("change", joined), (news.Name, news.Id));
        Assert.Equal((week.Topic(), "change", id), (Inside(news).Topic, Inside(news).Name, Inside(news).Id));
    }
}
