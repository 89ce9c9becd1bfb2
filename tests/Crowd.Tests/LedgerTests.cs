using Xunit;

namespace LiveScore.Crowd.Tests;

public sealed class LedgerTests
{
    private readonly Ledger _ledger = new(new(0, "/", 1) { IsLiveScore = true }, versions: 10);
    private readonly Viewer _viewer = new(0);

    public LedgerTests()
    {
        _ledger.Begin(40, [_viewer]);
        Give(DeliveryKind.State, 40);
        for (var i = 0; i < 5; i++)
        {
            _ledger.Timeline.Plan(due: i);
        }
    }

    [Fact]
    public void Take_EachVersion_CountsAll()
    {
        for (var version = 41; version <= 45; version++)
        {
            Assert.Equal(0, _ledger.UpToDate);
            Give(DeliveryKind.Change, version, version - 1);
        }

        Assert.Equal((5L, 5L, 0L, 1), (_ledger.Tally.Events, _ledger.Tally.Versions, _ledger.Tally.Faults, _ledger.UpToDate));
    }

    [Fact]
    public void Take_MergedChange_CoversEveryVersionInIt()
    {
        Give(DeliveryKind.Change, 45, since: 40);

        Assert.Equal((1L, 5L, 0L, 5L), (_ledger.Tally.Events, _ledger.Tally.Versions, _ledger.Tally.Faults, _ledger.Tally.Latency.Count));
    }

    [Fact]
    public void Take_UpdateAfterSome_CoversEveryVersionSince()
    {
        Give(DeliveryKind.Update, 43);

        Assert.Equal((1L, 3L, 0L), (_ledger.Tally.Events, _ledger.Tally.Versions, _ledger.Tally.Faults));
    }

    [Fact]
    public void Take_ChangeOnAVersionNeverGiven_IsAGap()
    {
        Give(DeliveryKind.Change, 41, since: 40);
        Give(DeliveryKind.Change, 45, since: 43);

        Assert.Equal((2L, 3L), (_ledger.Tally.Gaps, _ledger.Tally.Versions));
    }

    [Fact]
    public void Take_SameChangeAgain_IsTwice()
    {
        Give(DeliveryKind.Change, 41, since: 40);
        Give(DeliveryKind.Change, 41, since: 40);

        Assert.Equal((1L, 1L, 1L), (_ledger.Tally.Twice, _ledger.Tally.Versions, _ledger.Tally.Events));
    }

    [Fact]
    public void Take_OlderChange_IsDisorder()
    {
        Give(DeliveryKind.Change, 42, since: 40);
        Give(DeliveryKind.Change, 41, since: 40);

        Assert.Equal((1L, 2L, 42L), (_ledger.Tally.Disorder, _ledger.Tally.Versions, _viewer.Version));
    }

    [Fact]
    public void Take_ChangeThatOverlaps_CountsOnlyWhatIsNew()
    {
        Give(DeliveryKind.Change, 42, since: 40);
        Give(DeliveryKind.Change, 44, since: 41);

        Assert.Equal((1L, 4L), (_ledger.Tally.Twice, _ledger.Tally.Versions));
    }

    [Fact]
    public void Take_ResetAndState_IsNoFault()
    {
        Give(DeliveryKind.Reset, 0);
        Assert.Equal(0, _ledger.Settled);
        Give(DeliveryKind.State, 45);

        Assert.Equal((1L, 0L, 1, 1), (_ledger.Tally.Resets, _ledger.Tally.Faults, _ledger.UpToDate, _ledger.Settled));
    }

    [Fact]
    public void Take_OlderStateAfterReset_IsWhereTheViewerStands()
    {
        Give(DeliveryKind.Change, 43, since: 40);
        Give(DeliveryKind.Reset, 0);
        Give(DeliveryKind.State, 41);
        Give(DeliveryKind.Change, 42, since: 41);

        Assert.Equal((0L, 42L), (_ledger.Tally.Faults, _viewer.Version));
    }

    [Fact]
    public void Take_VersionThatNobodyPlanned_IsAFault()
    {
        Give(DeliveryKind.Change, 46, since: 40);

        Assert.Equal((1L, 0L), (_ledger.Tally.Unknown, _ledger.Tally.Versions));
    }

    [Fact]
    public void Take_VersionOfTheWarmUp_IsLateAndNotCounted()
    {
        _ledger.Begin(45, [_viewer]);
        Give(DeliveryKind.Change, 45, since: 40);

        Assert.Equal((1L, 0L, 0L), (_ledger.Tally.Late, _ledger.Tally.Events, _ledger.Tally.Versions));
    }

    private void Give(DeliveryKind kind, long version, long since = 0) =>
        _ledger.Take(_viewer, new() { Kind = kind, Version = version, Since = since, IdHead = "2015-reg-12.k3f9."u8 }, now: 100);
}
