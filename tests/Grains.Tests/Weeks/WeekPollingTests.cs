using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;

namespace LiveScore.Grains.Tests.Weeks;

/// <summary>A week that looks after itself, on a clock on which an hour takes a second.</summary>
public sealed class WeekPollingTests
{
    private const double Speed = 3600;

    // What a busy machine may put between the grain's look at the clock and the feed's: a quarter of a second of ours.
    private static readonly TimeSpan s_hiccup = TimeSpan.FromMinutes(15);
    private static readonly SeasonWeekKey s_next = new(2015, SeasonType.Reg, 13);

    private readonly LeagueClock _clock = new(TimeProvider.System, Games.Kickoff - TimeSpan.FromHours(2), Speed);
    private readonly ScriptedFeed _feed;

    public WeekPollingTests() => _feed = new(_clock);

    /// <summary>No game on, no request: promise 4 of the design.</summary>
    [Theory]
    [ClassData<EveryStore>]
    public async Task Feed_IsAskedOnlyWhileSomethingIsLive(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        // Half as fast: the quarter of an hour before the kick-off is half a second, in which a machine may do something else, and the
        // silo has eight to start.
        var clock = new LeagueClock(TimeProvider.System, Games.Kickoff - TimeSpan.FromHours(4), Speed / 2);
        var feed = new ScriptedFeed(clock);
        await using var cluster = await Cluster.StartAsync(store, feed, clock, settings: new() { ["LiveScore:Polling:ReadAgain"] = "02:00:00" });
        var final = Games.Kickoff + TimeSpan.FromMinutes(30);
        feed.Answer(Games.Week12, () => Games.Report(clock.GetUtcNow(), GameAt(clock.GetUtcNow(), final)));
        // Next week kicks off four hours after this one ends: when its polling begins, all of this week's should be over.
        feed.Answer(s_next, () => Games.Report(s_next, clock.GetUtcNow(), Games.Scheduled(1, final + TimeSpan.FromHours(4))));
        await cluster.Week12.Import();
        await cluster.Client.GetSeasonWeek(s_next).Import();

        await feed.AskedAsync(3, s_next);

        var calls = feed.CallsOf(Games.Week12).Select(call => call.At).ToList();
        var over = (await cluster.ReadAsync(Games.Week12)).State!.FinalAt!.Value;
        Assert.InRange(over, final, DateTimeOffset.MaxValue);
        var lead = Games.Kickoff - TimeSpan.FromMinutes(15);
        Assert.Equal(1, calls.Count(at => at < lead));
        // 15 min every 15 s, then every 5 s, 30 min every minute: at most. How much less depends on the machine.
        Assert.InRange(calls.Count(at => at >= lead && at < Games.Kickoff), 2, 61);
        Assert.InRange(calls.Count(at => at >= Games.Kickoff && at <= over), 2, 1 + (int)((over - Games.Kickoff) / TimeSpan.FromSeconds(5)));
        Assert.InRange(calls.Count(at => at > over && at <= over + TimeSpan.FromMinutes(30) + s_hiccup), 2, 31);
        var readAgain = Assert.Single(calls, at => at > over + TimeSpan.FromMinutes(30) + s_hiccup);
        Assert.InRange(readAgain, over + TimeSpan.FromHours(2), DateTimeOffset.MaxValue);
        Assert.All(feed.CallsOf(s_next).Skip(1), call => Assert.InRange(call.At, final + TimeSpan.FromMinutes(225), DateTimeOffset.MaxValue));
        Assert.Equal([s_next], await cluster.Client.GetWeekDirectory().GetOpen());
        Assert.Equal(kind == StoreKind.Sqlite ? null : 0, await store.RemindersOfAsync(Games.Week12));
    }

    [Fact]
    public async Task Reminder_IsKeptWhileTheWeekIsOpen()
    {
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled(kickoff: Games.Kickoff + TimeSpan.FromDays(3))));

        await cluster.Week12.Import();
        Assert.Equal(1, await store.RemindersOfAsync(Games.Week12));
        Assert.Equal([Games.Week12], await cluster.Client.GetWeekDirectory().GetOpen());

        _feed.Answer(Games.Week12, () => Games.Report(
            _clock.GetUtcNow(), Games.Scheduled(kickoff: Games.Kickoff + TimeSpan.FromDays(3)) with { Status = GameStatus.Canceled }));
        await cluster.Week12.Import();
        Assert.Equal(0, await store.RemindersOfAsync(Games.Week12));
        Assert.Empty(await cluster.Client.GetWeekDirectory().GetOpen());
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Feed_FailingInPlay_IsAskedAgainUntilItAnswers(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var listener = await Listener.SubscribeAsync(cluster, Games.Week12);
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay()));
        await cluster.Week12.Import();
        for (var i = 0; i < 8; i++)
        {
            _feed.Answer(Games.Week12, new FeedAnswer.Failed("no whole answer within 30 s"));
        }

        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay(away: 7)));

        Assert.Equal(2, (await listener.UpToAsync(2))[^1].Event.Changes[^1].Version);
    }

    /// <summary>After a crash of everything, whoever calls first (the silo's own SeasonFollower, a gateway) wakes the week.</summary>
    [Theory]
    [ClassData<EveryStore>]
    public async Task Restart_OfEverything_IsPolledAgainAfterTheFirstCall(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay()));
        await using (var first = await Cluster.StartAsync(store, _feed, _clock))
        {
            await first.Week12.Import();
        }

        var calls = _feed.Calls.Count;
        await using var second = await Cluster.StartAsync(store, _feed, _clock);
        var open = Assert.Single(await second.Client.GetWeekDirectory().GetOpen());
        await second.Client.GetSeasonWeek(open).Wake();

        await _feed.AskedAsync(calls + 10);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Silo_Killed_LeavesItsWeekToAnotherThatGoesOnPolling(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock, silos: 3);
        // Not a version with each poll: after a call that is lost there would be more than the week keeps.
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay(away: _feed.Calls.Count / 5)));
        await cluster.Week12.Import();
        await _feed.AskedAsync(10);
        var before = await cluster.Week12.GetChanges(WeekPosition.None);
        var owner = _feed.Calls[^1].Silo;
        Assert.Single(_feed.Calls.Select(call => call.Silo).Distinct());

        await cluster.KillAsync(owner);
        var calls = _feed.Calls.Count;
        var after = await AskAsync();

        Assert.Equal(before.Epoch, after.Epoch);
        Assert.Null(after.Base);
        // Asking again and again, as gateways do: a last write of the dead silo may land after the new one has read the row, which
        // costs the new one its activation.
        var all = after;
        await Deadline.UntilAsync(
            async () => (all = await AskAsync()).Version > after.Version + 5 && _feed.Calls.Count > calls + 10,
            "ten polls and five versions of the new owner");
        Assert.NotEqual(owner, _feed.Calls[^1].Silo);
        Assert.Equal(Enumerable.Range(0, all.Changes.Length).Select(i => before.Version + 1 + i), all.Changes.Select(change => change.Version));

        // What is on its way to a silo when that dies may never be answered: gateways wait no longer than this either.
        async Task<WeekChanges> AskAsync()
        {
            WeekChanges? answer = null;
            await Deadline.UntilAsync(
                async () =>
                {
                    try
                    {
                        answer = await cluster.Week12.GetChanges(new(before.Epoch, before.Version)).WaitAsync(TimeSpan.FromSeconds(1.5));
                    }
                    catch (Exception fault) when (fault is TimeoutException or OrleansException)
                    {
                        // The cluster does not know yet that the silo is dead.
                    }

                    return answer is not null;
                },
                "an answer of the new owner");
            return answer!;
        }
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Poll_WhoseWriteFails_IsTakenUpWithTheNextCall(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay()));
        await cluster.Week12.Import();
        await store.RefuseWritesAsync("2015/reg/12");
        _feed.Answer(Games.Week12, () => Games.Report(_clock.GetUtcNow(), Games.Scheduled().InPlay(away: 7)));
        var calls = _feed.Calls.Count;
        // Nothing but a call brings a week back whose poll could not be kept, so each of these was brought back by one.
        await Deadline.UntilAsync(async () => (await VersionAsync()) == 1 && _feed.Calls.Count > calls + 5, "six polls");
        await store.AcceptWritesAsync();

        await Deadline.UntilAsync(async () => await VersionAsync() == 2, "the change that could not be written");

        async Task<long> VersionAsync() => (await Deadline.For(cluster.Week12.GetChanges(WeekPosition.None))).Version;
    }

    private static Game GameAt(DateTimeOffset now, DateTimeOffset final)
    {
        var game = Games.Scheduled();
        return now < Games.Kickoff ? game : now < final ? game.InPlay(away: 3) : game.Final(33, 27);
    }
}
