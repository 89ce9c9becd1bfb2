using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;
using Orleans.Storage;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>A week with two activations for a moment, as around the end of a silo, one of which is behind.</summary>
public sealed class WeekRowTests
{
    private readonly ManualClock _now = new(Games.Kickoff - TimeSpan.FromDays(1));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public WeekRowTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Activation_ThatIsBehindItsFollower_GivesItselfUpAndIsReadAnew(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var one = await Cluster.StartAsync(store, _feed, _clock);
        await using var other = await Cluster.StartAsync(store, _feed, _clock);
        await ImportAsync(one, later: 3);
        var behind = await other.Week12.GetChanges(WeekPosition.None);
        await ImportAsync(one, later: 7);
        var known = new WeekPosition(behind.Epoch, 2);

        await Assert.ThrowsAsync<InconsistentStateException>(() => other.Week12.GetChanges(known));

        var then = await other.Week12.GetChanges(known);
        Assert.Equal((behind.Epoch, 2L, null, 0), (then.Epoch, then.Version, then.Base, then.Changes.Length));
        Assert.Equal(1, behind.Version);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Activation_OfARowThatWasSetBack_SaysSo(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await ImportAsync(cluster, later: 3);
        var known = await cluster.Week12.GetChanges(WeekPosition.None);

        var answer = await cluster.Week12.GetChanges(new(known.Epoch, 9));

        Assert.Equal((known.Epoch, 1L), (answer.Epoch, answer.Version));
    }

    // A game of tomorrow: the activations do not poll.
    private async Task ImportAsync(Cluster cluster, int later)
    {
        _feed.Answer(Games.Week12, Games.Report(_now.Now, Games.Scheduled(kickoff: Games.Kickoff.AddMinutes(later))));
        await Deadline.For(cluster.Week12.Import());
    }
}
