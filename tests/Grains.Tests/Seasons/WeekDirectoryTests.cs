using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Seasons;

/// <summary>The current week: the one in play, else the next to kick off, else the last; as the weeks themselves have told.</summary>
public sealed class WeekDirectoryTests
{
    private static readonly SeasonWeekKey s_week13 = new(2015, SeasonType.Reg, 13);
    private static readonly SeasonWeekKey s_later = new(2016, SeasonType.Reg, 1);
    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    private readonly ManualClock _now = new(Games.Kickoff - TimeSpan.FromDays(1));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public WeekDirectoryTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Fact]
    public async Task Current_BeforeAnyImport_IsNone()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);

        Assert.Null(await cluster.Client.GetWeekDirectory().GetCurrent());
        Assert.Empty(await cluster.Client.GetWeekDirectory().GetOpen());
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Current_FollowsTheGames_AndSurvivesARestart(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        var game = Games.Scheduled();
        await using (var cluster = await Cluster.StartAsync(store, _feed, _clock))
        {
            await TellAsync(cluster, s_week13, Games.Scheduled(1, Games.Kickoff + s_week));
            await TellAsync(cluster, Games.Week12, game);
            Assert.Equal(Games.Week12, await CurrentAsync(cluster));

            // The next week's game begins while last week's goes on: the one in play that comes first.
            _now.Now = Games.Kickoff + TimeSpan.FromHours(1);
            await TellAsync(cluster, Games.Week12, game.InPlay());
            Assert.Equal(Games.Week12, await CurrentAsync(cluster));

            _now.Now = Games.Kickoff + TimeSpan.FromHours(4);
            await TellAsync(cluster, Games.Week12, game.Final(33, 27));
            Assert.Equal(s_week13, await CurrentAsync(cluster));

            _now.Now = Games.Kickoff + s_week + TimeSpan.FromHours(4);
            await TellAsync(cluster, s_week13, Games.Scheduled(1, Games.Kickoff + s_week).Final(0, 3));
            Assert.Equal(s_week13, await CurrentAsync(cluster));
        }

        await using var again = await Cluster.StartAsync(store, _feed, _clock);
        Assert.Equal(s_week13, await CurrentAsync(again));
    }

    [Fact]
    public async Task Current_WhenAnEarlierGameGoesOn_GoesBackToItAndForthAgain()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var game = Games.Scheduled();
        await TellAsync(cluster, s_week13, Games.Scheduled(1, Games.Kickoff + s_week));
        await TellAsync(cluster, Games.Week12, game.InPlay(away: 7) with { Status = GameStatus.Suspended });
        Assert.Equal(s_week13, await CurrentAsync(cluster));

        _now.Now = Games.Kickoff + TimeSpan.FromDays(1);
        await TellAsync(cluster, Games.Week12, game.InPlay(away: 7));
        Assert.Equal(Games.Week12, await CurrentAsync(cluster));

        _now.Now += TimeSpan.FromHours(2);
        await TellAsync(cluster, Games.Week12, game.Final(14, 0));
        Assert.Equal(s_week13, await CurrentAsync(cluster));
    }

    [Theory]
    [InlineData("1.00:00:00", 23, 12)]
    [InlineData("1.00:00:00", 25, 13)]
    [InlineData("02:00:00", 1, 12)]
    [InlineData("02:00:00", 3, 13)]
    public async Task Current_WhileAKickoffIsLate_WaitsAsLongAsTheFeedIsAskedForIt(string wait, int hours, int week)
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(
            store, _feed, _clock, settings: new() { ["LiveScore:Polling:WaitForKickoff"] = wait });
        await TellAsync(cluster, s_week13, Games.Scheduled(1, Games.Kickoff + s_week));
        await TellAsync(cluster, Games.Week12, Games.Scheduled());

        _now.Now = Games.Kickoff + TimeSpan.FromHours(hours);
        // Both as nobody has asked since, and as the feed says that it has still not begun.
        Assert.Equal(week, (await CurrentAsync(cluster))?.Week);
        await TellAsync(cluster, Games.Week12, Games.Scheduled());
        Assert.Equal(week, (await CurrentAsync(cluster))?.Week);
        Assert.Equal(week == 12, (await cluster.Week12.GetSummary()).NextKickoff is not null);
    }

    [Fact]
    public async Task Current_OfTheSeasonThatIsFollowed_IgnoresOthers()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock, settings: new() { ["LiveScore:Season"] = "2015" });
        await TellAsync(cluster, Games.Week12, Games.Scheduled().Final(33, 27));

        await TellAsync(cluster, s_later, Games.Scheduled(1, Games.Kickoff + (40 * s_week)).InPlay());

        Assert.Equal(Games.Week12, await CurrentAsync(cluster));
    }

    [Fact]
    public async Task Current_ThatWasSet_IsThatWhateverTheGamesDo()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(
            store, _feed, _clock, settings: new() { ["LiveScore:Season"] = "2015", ["LiveScore:Week"] = "post-4" });
        await TellAsync(cluster, Games.Week12, Games.Scheduled().InPlay());

        Assert.Equal(new SeasonWeekKey(2015, SeasonType.Post, 4), await CurrentAsync(cluster));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Directory_ThatCannotBeWritten_IsToldWithTheNextImport(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await store.RefuseWritesAsync(Contracts.GrainExtensions.DirectoryKey);

        // The week itself is stored: the directory is a convenience.
        await TellAsync(cluster, Games.Week12, Games.Scheduled());
        Assert.Null(await CurrentAsync(cluster));
        await store.AcceptWritesAsync();
        await TellAsync(cluster, Games.Week12, Games.Scheduled());

        Assert.Equal(Games.Week12, await CurrentAsync(cluster));
    }

    [Fact]
    public async Task Weeks_ThatTellWhileItIsWritten_AreWrittenTogether()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var directory = cluster.Client.GetWeekDirectory();
        var weeks = SeasonWeekKey.WeeksOf(2015);
        Task[] told;
        await using (await store.LockAsync())
        {
            told = [.. weeks.Select(week => directory.Report(WeekSummary.Of(week, new(), TimeSpan.FromHours(12)), open: true, games: []))];
            // Behind them all, and it reads what is stored.
            Assert.Empty(await directory.GetOpen());
            Assert.DoesNotContain(told, task => task.IsCompleted);
        }

        await Deadline.For(Task.WhenAll(told));

        Assert.Equal(weeks, (await directory.GetOpen()).Order());
        Assert.InRange(await store.WritesAsync("directory"), 1, 2);
    }

    [Fact]
    public async Task Version_OfAWeek_IsNotWorthAWriteOfTheDirectory()
    {
        await using var store = await PostgresStore.OpenAsync();
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        const string Writes = "select Version::bigint from OrleansStorage where GrainTypeString = 'directory'";
        await TellAsync(cluster, Games.Week12, Games.Scheduled().InPlay());
        var before = await store.CountAsync(Writes);

        await TellAsync(cluster, Games.Week12, Games.Scheduled().InPlay(away: 7));

        Assert.Equal(before, await store.CountAsync(Writes));
        Assert.Equal(2, (await cluster.Week12.GetSummary()).Version);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Game_OfAnImportedWeek_IsKnown_AlsoAfterARestart(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using (var cluster = await Cluster.StartAsync(store, _feed, _clock))
        {
            var directory = cluster.Client.GetWeekDirectory();
            Assert.False(await directory.HasGame(Games.Scheduled().Id));

            await TellAsync(cluster, Games.Week12, Games.Scheduled());
            await TellAsync(cluster, s_week13, Games.Scheduled(1, Games.Kickoff + s_week));

            Assert.True(await directory.HasGame(Games.Scheduled(1).Id));
            Assert.False(await directory.HasGame("2015112999"));
            Assert.False(await directory.HasGame(""));
        }

        await using var again = await Cluster.StartAsync(store, _feed, _clock);
        Assert.True(await again.Client.GetWeekDirectory().HasGame(Games.Scheduled().Id));
    }

    [Fact]
    public async Task Game_ThatComesLater_IsKnown_ThoughItsWeekStandsAsBefore()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var directory = cluster.Client.GetWeekDirectory();
        var week = WeekSummary.Of(Games.Week12, new() { Games = [Games.Scheduled()] }, TimeSpan.FromHours(12));
        await directory.Report(week, open: true, ["2015112900"]);

        await directory.Report(week, open: true, ["2015112901"]);

        Assert.True(await directory.HasGame("2015112901"));
        Assert.False(await directory.HasGame("2015112900"));
    }

    [Fact]
    public async Task Report_ThatAltersNothing_IsNotWritten()
    {
        await using var store = new SqliteStore();
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var directory = cluster.Client.GetWeekDirectory();
        var week = WeekSummary.Of(Games.Week12, new() { Games = [Games.Scheduled()] }, TimeSpan.FromHours(12));
        await directory.Report(week, open: true, ["2015112900"]);
        var writes = await store.WritesAsync("directory");

        await directory.Report(week, open: true, ["2015112900"]);
        // As a silo of the version before tells.
        await directory.Report(week, open: true, default);

        Assert.Equal(writes, await store.WritesAsync("directory"));
        Assert.True(await directory.HasGame("2015112900"));
    }

    private async Task TellAsync(Cluster cluster, SeasonWeekKey week, Game game)
    {
        _feed.Answer(week, Games.Report(week, _now.Now, game));
        Assert.Null((await cluster.Client.GetSeasonWeek(week).Import()).Failure);
    }

    private static Task<SeasonWeekKey?> CurrentAsync(Cluster cluster) => cluster.Client.GetWeekDirectory().GetCurrent();
}
