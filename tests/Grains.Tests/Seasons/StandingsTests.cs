using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;

namespace LiveScore.Grains.Tests.Seasons;

/// <summary>What a season answers from the weeks that are stored.</summary>
public sealed class StandingsTests
{
    private readonly ManualClock _now = new(Games.Kickoff - TimeSpan.FromDays(1));
    private readonly ScriptedFeed _feed;
    private readonly LeagueClock _clock;

    public StandingsTests()
    {
        _clock = new(_now);
        _feed = new(_clock);
    }

    [Theory]
    [ClassData<EveryStore>]
    public async Task Standings_AreThoseOfTheStoredWeeks_AlsoWhileOneIsAskedFor(StoreKind kind)
    {
        await using var store = await Store.OpenAsync(kind);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);
        await TellAsync(cluster, "2015/pre/4", Games.Scheduled().Final(50, 0));
        await TellAsync(cluster, "2015/reg/12", Games.Scheduled().Final(33, 27));
        await TellAsync(cluster, "2015/reg/17", Games.Scheduled().Final(3, 10));
        await TellAsync(cluster, "2014/reg/12", Games.Scheduled().Final(0, 60));
        var slow = _feed.Hold(Games.Week12);
        var import = cluster.Week12.Import();
        await _feed.AskedAsync(2, Games.Week12);

        var standings = await Deadline.For(cluster.Client.GetSeason(2015).GetStandings());

        Assert.False(import.IsCompleted);
        Assert.Equal(
            ["CLE Browns AFC North 1-1 37:36", "BAL Ravens AFC North 1-1 36:37"],
            standings!.Table.Select(team =>
                $"{team.Team.Code} {team.Team.Name} {team.Division.Conference} {team.Division.Name} {team.Wins}-{team.Losses} {team.PointsFor}:{team.PointsAgainst}"));
        Assert.False(standings.IsOver);
        slow.SetResult(Games.Report(_now.Now, Games.Scheduled().Final(33, 27)));
        await Deadline.For(import);
    }

    [Fact]
    public async Task Standings_OfASeasonOfWhichNothingIsStored_AreNone()
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);

        Assert.Null(await cluster.Client.GetSeason(2015).GetStandings());
        await TellAsync(cluster, "2015/pre/1", Games.Scheduled().Final(50, 0));
        Assert.Empty((await cluster.Client.GetSeason(2015).GetStandings())!.Table);
    }

    [Theory]
    [InlineData(2009, 26)]
    [InlineData(2020, 26)]
    [InlineData(2021, 27)]
    [InlineData(2026, 27)]
    [InlineData(2099, 27)]
    public async Task Weeks_OfAnySeason_AreListedWithoutAskingTheFeed(int season, int count)
    {
        await using var store = await Store.OpenAsync(StoreKind.Sqlite);
        await using var cluster = await Cluster.StartAsync(store, _feed, _clock);

        var weeks = await cluster.Client.GetSeason(season).GetWeeks();

        Assert.Equal(SeasonWeekKey.WeeksOf(season), weeks.Select(week => week.Week));
        Assert.Equal(count, weeks.Count(week => week.Games == 0));
        Assert.Empty(_feed.Calls);
    }

    private async Task TellAsync(Cluster cluster, string key, Game game)
    {
        var week = SeasonWeekKey.Parse(key);
        _feed.Answer(week, Games.Report(week, _now.Now, game));
        Assert.Null((await cluster.Client.GetSeasonWeek(week).Import()).Failure);
    }
}
