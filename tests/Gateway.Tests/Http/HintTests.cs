using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>Streams are hints, grains are the truth. Here the gateway does not compare by itself, so what arrives came by a hint.</summary>
public sealed class HintTests(HintsOnlyFixture fixture) : IClassFixture<HintsOnlyFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Hints_InOrder_ReachTheViewerWithoutAQuestion()
    {
        var (week, viewer) = await WatchAsync();
        using var _ = viewer;
        var asked = week.Asked;
        for (var points = 7; points < 17; points++)
        {
            await _host.TellAsync(week.Score(points));
        }

        await ExpectAsync(viewer, from: 5, to: 14);
        Assert.Equal(asked, week.Asked);
    }

    [Fact]
    public async Task Changes_OfWhichTheStreamSaysNothing_ReachTheViewerFromTheGrain()
    {
        var week = _host.League.NewWeek();
        week.IsWatchable = true;
        using var viewer = await SseReader.OpenAsync(_host, week.Stream);
        await viewer.NextAsync();
        for (var points = 7; points < 17; points++)
        {
            week.Score(points);
        }

        await ExpectAsync(viewer, from: 5, to: 14);
    }

    [Fact]
    public async Task Hint_AfterLostOnes_BringsAllThatIsMissingWithOneQuestion()
    {
        var (week, viewer) = await WatchAsync();
        using var _ = viewer;
        var asked = week.Asked;
        week.Score(7);
        week.Score(10);
        await _host.TellAsync(week.Score(13));
        await ExpectAsync(viewer, from: 5, to: 7);
        Assert.Equal(asked + 1, week.Asked);
    }

    [Fact]
    public async Task Hints_RepeatedAndOutOfOrder_ReachTheViewerOnceAndInOrder()
    {
        var (week, viewer) = await WatchAsync();
        using var _ = viewer;
        var hints = Enumerable.Range(7, 20).Select(week.Score).ToList();
        var chance = new Random(99);
        var told = hints.Concat(hints).OrderBy(_ => chance.Next()).ToList();
        await _host.TellAsync(told);
        await ExpectAsync(viewer, from: 5, to: 24);

        await _host.TellAsync(week.Score(49));
        await ExpectAsync(viewer, from: 25, to: 25);
    }

    [Fact]
    public async Task Hint_OfAnotherEpoch_MakesTheViewerBeginAnew()
    {
        var (week, viewer) = await WatchAsync();
        using var _ = viewer;
        week.Store("anew", Sample.Cleveland);
        await _host.TellAsync(week.Score(3));
        var events = await viewer.NextAsync(2);
        Assert.Equal(["reset", "snapshot"], events.Select(news => news.Name));
        Assert.Equal(("other-epoch", week.IdOf(2)), ((string?)events[0].Json["reason"], events[1].Id));
    }

    [Fact]
    public async Task Hint_OfAnEpochThatIsGone_AltersNothing()
    {
        var (week, viewer) = await WatchAsync();
        using var _ = viewer;
        await _host.TellAsync(week.Score(7) with { Epoch = "gone" });
        // The question that it caused brings the change; what it said itself is not believed.
        await ExpectAsync(viewer, from: 5, to: 5);
    }

    [Fact]
    public async Task Hint_ThatMakesNoSense_AltersNothingAndEndsNothing()
    {
        var (week, viewer) = await WatchAsync();
        using var _ = viewer;
        var stray = new Domain.WeekChange(5, Sample.At, [new() { Id = "no such game", HomeScore = 99 }]);
        await _host.TellAsync(new Contracts.WeekEvent(week.Key, "k3f9", [stray]), week.Score(7), week.Score(9));
        await ExpectAsync(viewer, from: 5, to: 6);
    }

    private async Task<(ScriptedWeek Week, SseReader Viewer)> WatchAsync()
    {
        var week = _host.League.NewWeek();
        var viewer = await SseReader.OpenAsync(_host, week.Stream);
        Assert.Equal(week.IdOf(4), (await viewer.NextAsync()).Id);
        return (week, viewer);
    }

    private static async Task ExpectAsync(SseReader viewer, int from, int to)
    {
        for (var version = from - 1; version < to;)
        {
            var news = await viewer.NextAsync();
            Assert.Equal(("change", version), (news.Name, (int)news.Since));
            version = (int)news.Version;
        }
    }
}
