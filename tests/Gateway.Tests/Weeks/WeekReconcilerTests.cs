using LiveScore.Contracts;
using LiveScore.Gateway.Weeks;
using Xunit;

namespace LiveScore.Gateway.Tests.Weeks;

public sealed class WeekReconcilerTests
{
    private const int Kept = 256;

    private readonly History _history = new(seed: 21, versions: 10);

    [Fact]
    public void Hint_ThatFollowsOn_IsTaken() => Assert.Equal(6, At(5).Join(_history.Hint(6), Kept)?.Version);

    [Fact]
    public void Hint_ThatIsRepeatedOrOld_AltersNothing()
    {
        Assert.Equal(5, At(5).Join(_history.Hint(5), Kept)?.Version);
        Assert.Equal(5, At(5).Join(_history.Hint(2), Kept)?.Version);
    }

    [Fact]
    public void Hint_AfterAHole_AsksTheGrain() => Assert.Null(At(5).Join(_history.Hint(7), Kept));

    [Fact]
    public void Hint_OfSeveralChangesPartlyKnown_GivesThoseThatAreNew() =>
        Assert.Equal(8, At(5).Join(new WeekEvent(Sample.Week, "k3f9", _history.ChangesAfter(3)[..5]), Kept)?.Version);

    [Fact]
    public void Hint_OfAnotherEpoch_AsksTheGrain() =>
        Assert.Null(At(5).Join(new WeekEvent(Sample.Week, "other", _history.ChangesAfter(5)), Kept));

    [Fact]
    public void Hint_BeforeAnythingIsKnown_AsksTheGrain() => Assert.Null(((WeekLog?)null).Join(_history.Hint(1), Kept));

    [Fact]
    public void Answer_ToThePositionOfTheLog_IsTaken()
    {
        var log = At(5);
        var next = Join(log, new("k3f9", 5), _history.After(5));
        Assert.Equal(10, next?.Version);
        Assert.Same(log.Lineage, next!.Lineage);
        Assert.Equal(_history.Games, next.Games);
    }

    [Fact]
    public void Answer_OvertakenByHints_AltersNothing()
    {
        var next = Join(At(10), new("k3f9", 5), new() { Epoch = "k3f9", Version = 7, Changes = _history.ChangesAfter(5)[..2] });
        Assert.Equal(10, next?.Version);
    }

    [Fact]
    public void Answer_OfAnotherEpoch_BeginsAnew()
    {
        var log = At(5);
        var other = new History(seed: 22, versions: 3, "other");
        var next = Join(log, new("k3f9", 5), other.Whole(0));
        Assert.Equal(("other", 3), (next?.Epoch, next?.Version));
        Assert.NotSame(log.Lineage, next!.Lineage);
    }

    [Fact]
    public void Answer_ThatKnowsLessThanWasKnownWhenAsked_BeginsAnew()
    {
        var log = At(5);
        var next = Join(log, new("k3f9", 5), new History(seed: 23, versions: 4).Whole(0));
        Assert.Equal(4, next?.Version);
        Assert.NotSame(log.Lineage, next!.Lineage);
    }

    [Fact]
    public void Answer_WithATailThatStartsTooLate_BeginsAnew()
    {
        var log = At(5);
        var next = Join(log, new("k3f9", 5), _history.Whole(since: 8));
        Assert.Equal((8, 10), (next?.BaseVersion, next?.Version));
        Assert.NotSame(log.Lineage, next!.Lineage);
    }

    [Fact]
    public void Answer_ThatDoesNotConnect_AsksForEverything() => Assert.Null(Join(At(5), new("k3f9", 8), _history.After(8)));

    [Fact]
    public void Answer_AboutStaleness_KeepsTheLineage()
    {
        var log = At(5);
        var next = Join(log, new("k3f9", 5), new() { Epoch = "k3f9", Version = 5, StaleSince = Sample.At });
        Assert.Equal(Sample.At, next?.StaleSince);
        Assert.Same(log.Lineage, next!.Lineage);
    }

    private WeekLog At(int version)
    {
        var known = Sample.Whole("k3f9", version, [], _history.ChangesAfter(0)[..version]);
        return WeekLog.Begin(Sample.Week, known, Sample.At, Kept);
    }

    private static WeekLog? Join(WeekLog? log, WeekPosition asked, WeekChanges answer) =>
        log.Join(Sample.Week, asked, answer, Sample.At, Kept);
}
