using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>The matrix of Last-Event-ID: exactly what was missed, or reset and state; never silence.</summary>
public sealed class ResumeTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("", "snapshot")]
    [InlineData("?mode=full", "update")]
    public async Task Viewer_WithoutAnId_GetsTheState(string query, string state)
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream + query);
        var first = await viewer.NextAsync();
        Assert.Equal((state, week.IdOf(4)), (first.Name, first.Id));
    }

    [Theory]
    [MemberData(nameof(ResumeMatrix.Modes), MemberType = typeof(ResumeMatrix))]
    public async Task Viewer_WithTheLastId_GetsNothingButWhatComesNext(string mode, string next)
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, $"{week.Stream}?mode={mode}", week.IdOf(4));
        week.Score(14);
        var first = await viewer.NextAsync();
        Assert.Equal((next, week.IdOf(5)), (first.Name, first.Id));
        Assert.NotEmpty(viewer.Comments);
    }

    [Theory]
    [MemberData(nameof(ResumeMatrix.Modes), MemberType = typeof(ResumeMatrix))]
    public async Task Viewer_WithAnOlderId_GetsEachMissedEventInOrder(string mode, string missed)
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, $"{week.Stream}?mode={mode}", week.IdOf(1));
        ResumeMatrix.AssertMissed(week, missed, (await viewer.NextAsync(3)).Select(news => (news.Name, news.Id)));
    }

    [Fact]
    public async Task Viewer_WithManyMissedEvents_GetsThemAllUnmerged()
    {
        var week = ResumeMatrix.Missed(_host.League, versions: 100);
        using var viewer = await SseReader.OpenAsync(_host, week.Stream, week.IdOf(4));
        ResumeMatrix.AssertUnmerged(100, (await viewer.NextAsync(100)).Select(news => (news.Since, news.Version)));
    }

    [Fact]
    public async Task Viewer_WithAnIdOlderThanWhatIsKept_GetsResetAndState()
    {
        var week = ResumeMatrix.Forgetful(_host.League);
        await GetsResetAsync(week, week.IdOf(1), "too-old");
    }

    [Theory]
    [MemberData(nameof(ResumeMatrix.Unresumable), MemberType = typeof(ResumeMatrix))]
    public async Task Viewer_WithAnIdThatCannotBeResumed_GetsResetAndState(string form, string reason)
    {
        var week = _host.League.NewWeek();
        await GetsResetAsync(week, ResumeMatrix.Fill(form, week), reason);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("2015-reg-12.k3\0f9.42")]
    [InlineData("\u00e9\u00ff\u0080")]
    [InlineData("\u0001\u0002\u007f")]
    [InlineData("a, b, c")]
    public async Task Viewer_WithOddBytesAsItsId_GetsResetAndState(string id) => await GetsResetByBytesAsync(id);

    [Fact]
    public async Task Viewer_WithSixtyFourKilobytesAsItsId_GetsResetAndState() => await GetsResetByBytesAsync(new('7', 64 * 1024));

    [Fact]
    public async Task Viewer_WithAnyBytesAsItsId_GetsResetAndState()
    {
        var chance = new Random(4711);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[chance.Next(1, 300)];
            chance.NextBytes(bytes);
            // CR and LF end the field; blanks around it are no part of it.
            await GetsResetByBytesAsync("x" + Encoding.Latin1.GetString(bytes).Replace('\r', '?').Replace('\n', '?') + "x");
        }
    }

    [Fact]
    public async Task Viewer_WithTheIdInTheQuery_Resumes()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, $"{week.Stream}?lastEventId={week.IdOf(3)}");
        Assert.Equal(week.IdOf(4), (await viewer.NextAsync()).Id);
    }

    [Fact]
    public async Task Viewer_WithGarbageInTheQuery_GetsResetAndState()
    {
        var week = _host.League.NewWeek();
        foreach (var garbage in new[] { "%00", "%FF%FE", new string('7', 64 * 1024), "%E2%82" })
        {
            using var raw = await RawConnection.GetAsync(_host, $"{week.Stream}?lastEventId={garbage}");
            Assert.Contains("unknown-id", await raw.ReadUntilAsync("event: snapshot"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Viewer_WithHeaderAndQuery_IsTakenByTheHeader()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, $"{week.Stream}?lastEventId={week.IdOf(1)}", week.IdOf(3));
        Assert.Equal(week.IdOf(4), (await viewer.NextAsync()).Id);
    }

    [Fact]
    public async Task Viewer_WithTheHeaderTwice_GetsResetAndState()
    {
        var week = _host.League.NewWeek();
        var id = $"Last-Event-ID: {week.IdOf(3)}";
        using var raw = await RawConnection.GetAsync(_host, week.Stream, id, id);
        Assert.Contains("unknown-id", await raw.ReadUntilAsync("event: snapshot"), StringComparison.Ordinal);
    }

    private async Task GetsResetAsync(ScriptedWeek week, string id, string reason)
    {
        foreach (var (query, state) in new[] { ("", "snapshot"), ("?mode=full", "update") })
        {
            using var viewer = await SseReader.OpenAsync(_host, week.Stream + query, id);
            var events = await viewer.NextAsync(2);
            Assert.Equal([("reset", null), (state, week.IdOf(week.State.Version))], events.Select(news => (news.Name, news.Id)));
            Assert.Equal(reason, (string?)events[0].Json["reason"]);
        }
    }

    private async Task GetsResetByBytesAsync(string id)
    {
        var week = _host.League.NewWeek();
        using var raw = await RawConnection.GetAsync(_host, week.Stream, $"Last-Event-ID: {id}");
        var text = await raw.ReadUntilAsync("event: snapshot");
        Assert.Contains("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
        Assert.Contains("event: reset\ndata: {\"reason\":\"unknown-id\"}", text, StringComparison.Ordinal);
    }
}
