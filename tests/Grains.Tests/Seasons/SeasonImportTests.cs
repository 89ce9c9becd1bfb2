using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Seasons;

/// <summary>A whole season at once. 2015 has 26 weeks: 5 before it, 17 of it, 4 after it.</summary>
public sealed class SeasonImportTests
{
    private const int Weeks = 5 + 17 + 4;

    private readonly ManualClock _now = new(new(2015, 8, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public SeasonImportTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Fact]
    public async Task Season_AsksForAllItsWeeksBeforeTheFirstAnswer_AndTellsEachAsItIsDone()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var held = SeasonWeekKey.WeeksOf(2015).ToDictionary(week => week, _feed.Hold);
        await using var imports = Import(cluster).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = imports.MoveNextAsync();

        await _feed.AskedAsync(Weeks);

        Assert.Equal(Weeks, _feed.Calls.Select(call => call.Week).Distinct().Count());
        Assert.False(next.IsCompleted);
        // Answered from the last week to the first, so that no other order can be taken for the right one.
        foreach (var week in SeasonWeekKey.WeeksOf(2015).Reverse())
        {
            held[week].SetResult(AnswerAbout(week));
            Assert.True(await Deadline.For(next.AsTask()));
            Assert.Equal(week, imports.Current.Week);
            Assert.True(Assert.Single(imports.Current.Games).Updated);
            next = imports.MoveNextAsync();
        }

        Assert.False(await Deadline.For(next.AsTask()));
        Assert.Equal(Weeks, _feed.Calls.Count);
    }

    [Fact]
    public async Task Weeks_ThatAreNamed_AreTheOnlyOnesAskedFor()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        AnswerAll();
        SeasonWeekKey[] weeks = [Games.Week12, new(2015, SeasonType.Pre, 4)];

        var imports = await ReadAsync(cluster.Client.GetSeason(2015).ImportWeeks([.. weeks], TestContext.Current.CancellationToken));

        Assert.Equal(weeks.Order(), imports.Select(import => import.Week).Order());
        Assert.All(imports, import => Assert.True(Assert.Single(import.Games).Updated));
        Assert.Equal(weeks.Order(), _feed.Calls.Select(call => call.Week).Order());
        Assert.Equal(2, (await cluster.Client.GetSeason(2015).GetWeeks()).Count(week => week.Games > 0));
    }

    [Theory]
    [InlineData(2016, 12)]
    [InlineData(2015, 18)]
    public async Task Weeks_ThatTheSeasonDoesNotHave_AreRefusedBeforeTheFeedIsAsked(int season, int number)
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        AnswerAll();

        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(cluster.Client.GetSeason(2015)
            .ImportWeeks([Games.Week12, new(season, SeasonType.Reg, number)], TestContext.Current.CancellationToken)));

        Assert.Empty(_feed.Calls);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Season_ImportedAgain_IsUnchanged(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        AnswerAll();

        var first = await ImportAsync(cluster);
        var second = await ImportAsync(cluster);

        Assert.All(first, import => Assert.True(Assert.Single(import.Games).Updated));
        Assert.All(second, import => Assert.False(Assert.Single(import.Games).Updated));
        Assert.Equal(SeasonWeekKey.WeeksOf(2015), second.Select(import => import.Week).Order());
        var weeks = await cluster.Client.GetSeason(2015).GetWeeks();
        Assert.Equal(SeasonWeekKey.WeeksOf(2015), weeks.Select(week => week.Week));
        Assert.All(weeks, week => Assert.Equal((1, 1L), (week.Games, week.Version)));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Season_ImportedTwiceAtOnce_StoresEachWeekOnce(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        AnswerAll();

        var both = await Task.WhenAll(ImportAsync(cluster), ImportAsync(cluster));

        Assert.All(both, imports => Assert.Equal(Weeks, imports.Count));
        Assert.All(both, imports => Assert.All(imports, import => Assert.Null(import.Failure)));
        Assert.Equal(Weeks, both.SelectMany(imports => imports).Count(import => import.Games[0].Updated));
        Assert.All(await cluster.Client.GetSeason(2015).GetWeeks(), week => Assert.Equal(1, week.Version));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Week_WhoseRowCannotBeWritten_LeavesTheOthersTheirTurn(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        AnswerAll();
        await store.RefuseWritesAsync("2015/reg/12");

        var imports = await ImportAsync(cluster);

        Assert.Equal(Weeks, imports.Count);
        var failed = Assert.Single(imports, import => import.Failure is not null);
        Assert.Equal(Games.Week12, failed.Week);
        Assert.Contains("refused by the test", failed.Failure, StringComparison.Ordinal);
        await store.AcceptWritesAsync();
        Assert.Equal(Games.Week12, Assert.Single(await ImportAsync(cluster), import => import.Games[0].Updated).Week);
    }

    [Fact]
    public async Task Week_WhoseFeedFailsOrDoesNotKnowIt_SaysSo()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var bowl = new SeasonWeekKey(2015, SeasonType.Post, 4);
        foreach (var week in SeasonWeekKey.WeeksOf(2015))
        {
            _feed.Answer(week, week == Games.Week12 ? new FeedAnswer.Failed("an HTML page in place of scores")
                : week == bowl ? new FeedAnswer.NoSuchWeek()
                : AnswerAbout(week));
        }

        var imports = (await ImportAsync(cluster)).ToDictionary(import => import.Week);

        Assert.Equal("an HTML page in place of scores", imports[Games.Week12].Failure);
        Assert.Equal((false, null), (imports[bowl].Exists, imports[bowl].Failure));
        Assert.Equal(Weeks - 2, imports.Values.Count(import => import.Games.Length == 1));
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Store_ThatIsDown_SaysSoBeforeTheFeedIsAsked(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        AnswerAll();
        await store.BreakAsync();

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(cluster));

        Assert.Matches(kind == StoreKind.Sqlite ? "no such table: state" : "orleansstorage. does not exist", fault.ToString());
        Assert.Empty(_feed.Calls);
    }

    [Fact]
    public async Task Import_ThatNobodyWaitsForAnyMore_IsFinishedAllTheSame()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        var held = SeasonWeekKey.WeeksOf(2015).Select(week => (week, Answer: _feed.Hold(week))).ToList();
        await using (var imports = Import(cluster).GetAsyncEnumerator(TestContext.Current.CancellationToken))
        {
            var first = imports.MoveNextAsync();
            await _feed.AskedAsync(Weeks);
            held[0].Answer.SetResult(AnswerAbout(held[0].week));
            Assert.True(await Deadline.For(first.AsTask()));
        }

        held.Skip(1).ToList().ForEach(one => one.Answer.SetResult(AnswerAbout(one.week)));

        await Deadline.UntilAsync(
            async () => (await cluster.Client.GetSeason(2015).GetWeeks()).All(week => week.Version == 1), "every week stored");
    }

    private void AnswerAll()
    {
        foreach (var week in SeasonWeekKey.WeeksOf(2015))
        {
            _feed.Answer(week, AnswerAbout(week));
        }
    }

    private FeedAnswer AnswerAbout(SeasonWeekKey week) => Games.Report(week, _now.Now, Games.Scheduled());

    private static IAsyncEnumerable<WeekImport> Import(Cluster cluster) =>
        cluster.Client.GetSeason(2015).Import(TestContext.Current.CancellationToken);

    private static Task<List<WeekImport>> ImportAsync(Cluster cluster) => ReadAsync(Import(cluster));

    private static async Task<List<WeekImport>> ReadAsync(IAsyncEnumerable<WeekImport> sequence)
    {
        var imports = new List<WeekImport>();
        await foreach (var import in sequence)
        {
            imports.Add(import);
        }

        return imports;
    }
}
