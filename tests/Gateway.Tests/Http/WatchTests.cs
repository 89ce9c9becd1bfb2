using LiveScore.Contracts;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>Waiting at the grain is the quick way and no more than that: without it the stream and the compare go on.</summary>
public sealed class WatchTests(GatewayFixture fixture, HintsOnlyFixture hintsOnly) : IClassFixture<GatewayFixture>, IClassFixture<HintsOnlyFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Fact]
    public async Task Watch_ThatAlwaysFails_LeavesTheStream()
    {
        var (week, viewer) = await OpenAsync(hintsOnly.Host, week => week.IsWatchable = false);
        using var _ = viewer;

        for (var points = 7; points < 17; points++)
        {
            await hintsOnly.Host.TellAsync(week.Score(points));
            await ExpectNextAsync(viewer, week);
        }

        Assert.InRange(week.Awaited, 1, MostOf(week));
    }

    [Fact]
    public async Task Watch_ThatAlwaysFails_LeavesTheCompareAndIsNotTriedWithoutEnd()
    {
        var (week, viewer) = await OpenAsync(_host, week => week.IsWatchable = false);
        using var _ = viewer;
        await GoesOnAsync(week, viewer);
    }

    /// <summary>Here the next compare is a minute away.</summary>
    [Fact]
    public async Task Watch_ThatFailsAfterItWentWell_HasTheGrainAskedSoon()
    {
        var (week, viewer) = await OpenAsync(hintsOnly.Host, week => week.IsWatchable = true);
        using var _ = viewer;
        week.Score(7);
        await ExpectNextAsync(viewer, week);
        var asked = week.Asked;
        (week.IsWatchable, week.IsDown) = (false, true);
        // Whoever waits there hears of this, and finds the grain down.
        week.Score(10);
        await GatewayHost.UntilAsync(() => week.Asked > asked + 2);

        week.IsDown = false;

        await ExpectNextAsync(viewer, week);
    }

    [Fact]
    public async Task Watch_AnsweredAtOnceWithNothingNew_IsNotTriedWithoutEnd()
    {
        var (week, viewer) = await OpenAsync(_host, week => week.Hasty = at => new() { Epoch = at.Epoch, Version = at.Version });
        using var _ = viewer;
        await GoesOnAsync(week, viewer);
    }

    [Fact]
    public async Task Watch_AnsweredAtOnceWithWhatDoesNotFit_IsNotTriedWithoutEndAndAltersNothing()
    {
        // A hole of ten versions before it.
        var (week, viewer) = await OpenAsync(_host, week => week.Hasty = at => new()
        {
            Epoch = at.Epoch,
            Version = at.Version + 11,
            Changes = [new(at.Version + 11, Sample.At, [new() { Id = Sample.Cleveland.Id, HomeScore = 99 }])],
        });
        using var _ = viewer;
        await GoesOnAsync(week, viewer);
    }

    [Fact]
    public async Task Watch_AnsweredAtOnceWithNonsense_IsNotTriedWithoutEndAndEndsNothing()
    {
        var (week, viewer) = await OpenAsync(_host, week => week.Hasty = at => new()
        {
            Epoch = at.Epoch,
            Version = at.Version + 1,
            Changes = [new(at.Version + 1, Sample.At, [new() { Id = "no such game", HomeScore = 99 }])],
        });
        using var _ = viewer;
        await GoesOnAsync(week, viewer);
    }

    /// <summary>Over many compares, each of which may try once when it is made and once when it is answered.</summary>
    private static async Task GoesOnAsync(ScriptedWeek week, SseReader viewer)
    {
        for (var points = 7; points < 17; points++)
        {
            week.Score(points);
            await ExpectNextAsync(viewer, week);
            var asked = week.Asked;
            await GatewayHost.UntilAsync(() => week.Asked > asked);
        }

        Assert.InRange(week.Awaited, 10, MostOf(week));
    }

    // One more for each question than there should be: an answer at once may take a busy machine long.
    private static int MostOf(ScriptedWeek week) => 3 * (1 + week.Asked);

    private static async Task<(ScriptedWeek Week, SseReader Viewer)> OpenAsync(GatewayHost host, Action<ScriptedWeek> script)
    {
        var week = host.League.NewWeek();
        script(week);
        var viewer = await SseReader.OpenAsync(host, week.Stream);
        Assert.Equal(week.IdOf(4), (await viewer.NextAsync()).Id);
        return (week, viewer);
    }

    private static async Task ExpectNextAsync(SseReader viewer, ScriptedWeek week)
    {
        var news = await viewer.NextAsync();
        Assert.Equal(("change", week.State.Version - 1, week.State.Version), (news.Name, news.Since, news.Version));
    }
}
