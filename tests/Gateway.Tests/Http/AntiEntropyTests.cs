using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>No stream says anything here: the gateway finds out by comparing.</summary>
public sealed class AntiEntropyTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    // Of the fixture.
    private static readonly TimeSpan s_compareEvery = TimeSpan.FromMilliseconds(50);

    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Changes_WithoutAnyHint_ReachTheViewer()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        await viewer.NextAsync();
        for (var version = 5; version < 10; version++)
        {
            week.Score(version * 3);
            var news = await viewer.NextAsync();
            Assert.Equal(("change", version - 1, version), (news.Name, (int)news.Since, (int)news.Version));
        }
    }

    [Fact]
    public async Task Week_StoredAnew_MakesTheViewerBeginAnew()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream + "?mode=full");
        await viewer.NextAsync();
        week.Store("anew", Sample.Cleveland);
        Assert.Equal(["reset", "update"], (await viewer.NextAsync(2)).Select(news => news.Name));
    }

    [Fact]
    public async Task Week_SetBack_MakesTheViewerBeginAnew()
    {
        var week = _host.League.NewWeek();
        var before = week.State;
        week.Score(9);
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        Assert.Equal(5, (await viewer.NextAsync()).Version);
        week.SetBack(before);
        var events = await viewer.NextAsync(2);
        Assert.Equal(["reset", "snapshot"], events.Select(news => news.Name));
        Assert.Equal(4, events[1].Version);
    }

    [Fact]
    public async Task Week_ThatIsStoredWhileItIsWatched_Begins()
    {
        var week = _host.League[new(2070, Domain.SeasonType.Pre, 1)];
        week.IsDown = true;
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        week.IsDown = false;
        week.Store("k3f9", Sample.Cleveland);
        Assert.Equal("snapshot", (await viewer.NextAsync()).Name);
    }

    [Fact]
    public async Task Grain_ThatComesBack_BringsWhatWasMissedMeanwhile()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        await viewer.NextAsync();
        week.IsDown = true;
        week.Score(7);
        week.Score(14);
        var asked = week.Asked;
        await GatewayHost.UntilAsync(() => week.Asked > asked + 1);
        week.IsDown = false;
        Assert.Equal([5L, 6L], (await viewer.NextAsync(2)).Select(news => news.Version));
    }

    [Fact]
    public async Task Viewer_ToldMoreByAnotherGateway_IsNotSetBackWhileTheGrainIsSilent()
    {
        var week = _host.League.NewWeek();
        using var first = await SseReader.OpenAsync(_host, week.Stream);
        await first.NextAsync();
        week.IsDown = true;
        week.Score(7);
        week.Score(14);
        using var viewer = await SseReader.OpenAsync(_host, week.Stream, week.IdOf(6));
        await viewer.HeartbeatAsync();
        week.IsDown = false;
        week.Score(17);
        var next = await viewer.NextAsync();
        Assert.Equal(("change", week.IdOf(7), 6L), (next.Name, next.Id, next.Since));
    }

    [Fact]
    public async Task Viewer_ToldMoreByAnotherGateway_IsNotSetBackByAnEventThatComesLate()
    {
        var week = _host.League.NewWeek();
        using var first = await SseReader.OpenAsync(_host, week.Stream);
        await first.NextAsync();
        week.IsDown = true;
        var late = week.Score(7);
        week.Score(14);
        using var viewer = await SseReader.OpenAsync(_host, week.Stream, week.IdOf(6));
        await viewer.HeartbeatAsync();
        await _host.TellAsync(late);
        Assert.Equal(week.IdOf(5), (await first.NextAsync()).Id);
        await viewer.HeartbeatAsync();
        week.IsDown = false;
        week.Score(17);
        var next = await viewer.NextAsync();
        Assert.Equal(("change", week.IdOf(7), 6L), (next.Name, next.Id, next.Since));
    }

    [Fact]
    public async Task Viewer_ToldMoreThanTheGrainSays_HasItLookIntoItsStore()
    {
        var week = _host.League.NewWeek();
        using var first = await SseReader.OpenAsync(_host, week.Stream);
        await first.NextAsync();
        week.Behind = week.State;
        week.Score(7);
        week.Score(14);
        using var viewer = await SseReader.OpenAsync(_host, week.Stream, week.IdOf(6));
        await viewer.HeartbeatAsync();
        Assert.Null(week.Behind);
        week.Score(17);
        var next = await viewer.NextAsync();
        Assert.Equal(("change", week.IdOf(7), 6L), (next.Name, next.Id, next.Since));
    }

    [Fact]
    public async Task Ids_ThatWereNeverGiven_DoNotHaveTheGrainLookEachTime()
    {
        var week = _host.League.NewWeek();
        using var first = await SseReader.OpenAsync(_host, week.Stream);
        await first.NextAsync();
        var (began, looks) = (TimeProvider.System.GetTimestamp(), week.AskedBeyond);
        for (var i = 0; i < 20; i++)
        {
            using var viewer = await SseReader.OpenAsync(_host, week.Stream, week.IdOf(100 + i));
            Assert.Equal("reset", (await viewer.NextAsync()).Name);
        }

        Assert.InRange(week.AskedBeyond - looks, 1, 1 + (int)(TimeProvider.System.GetElapsedTime(began) / s_compareEvery));
    }

    [Fact]
    public async Task Week_ThatGetsStale_IsToldAtOnce()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        Assert.Null((await viewer.NextAsync()).Json["staleSince"]);
        week.StaleSince = Sample.At;
        Assert.Equal("2015-11-29T18:03:12.345Z", (string?)(await viewer.HeartbeatAsync()).Json["staleSince"]);
        week.StaleSince = null;
        Assert.Null((await viewer.HeartbeatAsync()).Json["staleSince"]);
    }

    [Fact]
    public async Task Stream_SilentWhileTheWeekChanges_IsSubscribedToAnew()
    {
        var week = _host.League.NewWeek();
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        var version = (await viewer.NextAsync()).Version;
        while (!_host.Log.Lines.Any(line => line.Contains($"{week.Key} is silent", StringComparison.Ordinal)))
        {
            week.Score((int)version % 50);
            version = (await viewer.NextAsync()).Version;
        }

        await _host.TellAsync(week.Score(51));
        var news = await viewer.NextAsync();
        Assert.Equal((version, version + 1), (news.Since, news.Version));
    }
}
