using LiveScore.Domain;
using LiveScore.Gateway.Weeks;
using Xunit;

namespace LiveScore.Gateway.Tests.Weeks;

public sealed class WeekLogTests
{
    private static readonly WeekView s_all = new(ViewMode.Delta, Team: null);

    [Fact]
    public void Log_OfABaseAndChanges_HasTheGamesOfEveryVersion()
    {
        var history = new History(seed: 1, versions: 10);
        var log = WeekLog.Begin(Sample.Week, history.Whole(since: 4), Sample.At, kept: 256);

        Assert.Equal((4, 10), (log.BaseVersion, log.Version));
        for (var version = 4; version <= 10; version++)
        {
            Assert.Equal(history.GamesAt(version), log.GamesAt(version));
        }
    }

    [Fact]
    public void Log_WithMoreVersionsThanKept_DropsTheOldest()
    {
        var history = new History(seed: 2, versions: 10);
        var log = WeekLog.Begin(Sample.Week, history.Whole(since: 0), Sample.At, kept: 3);

        Assert.Equal((7, 10), (log.BaseVersion, log.Version));
        Assert.Equal(history.GamesAt(7), log.GamesAt(7));
        Assert.False(log.Reaches(6));
        Assert.False(log.Reaches(11));
    }

    [Fact]
    public void Event_AskedForByMany_IsEncodedOnce()
    {
        var history = new History(seed: 3, versions: 3);
        var log = WeekLog.Begin(Sample.Week, history.Whole(since: 0), Sample.At, kept: 256);

        var frames = Enumerable.Range(0, 100).AsParallel().Select(_ => log.EntryOf(3).EventFor(s_all, 2, 2, log.GamesAt(2))).ToList();
        Assert.All(frames, frame => Assert.Same(frames[0], frame));
        var grown = log.With(history.ChangesAfter(3), null, 256);
        Assert.Same(frames[0], grown.EntryOf(3).EventFor(s_all, 2, 2, grown.GamesAt(2)));
        Assert.Same(log.StateFor(s_all), log.StateFor(s_all));
    }

    [Fact]
    public void Log_ThatOnlyGetsStale_KeepsItsVersionsAndLineage()
    {
        var log = WeekLog.Begin(Sample.Week, new History(seed: 4, versions: 5).Whole(since: 2), Sample.At, kept: 256);
        var stale = log.With(Sample.At);

        Assert.Equal((log.Version, log.BaseVersion, Sample.At), (stale.Version, stale.BaseVersion, stale.StaleSince));
        Assert.Same(log.Lineage, stale.Lineage);
        Assert.Same(stale, stale.With(Sample.At));
    }

    [Fact]
    public void Log_WithoutChanges_IsOfTheMomentItWasRead()
    {
        var log = WeekLog.Begin(Sample.Week, Sample.Whole("", 0, []), Sample.At, kept: 256);
        Assert.Equal(Sample.At, log.At);
        Assert.False(log.IsStored);
        Assert.Empty(log.Games);
    }
}
