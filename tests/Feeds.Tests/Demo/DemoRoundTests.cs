using LiveScore.Domain;
using LiveScore.Feeds.Demo;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Demo;

public sealed class DemoRoundTests
{
    private readonly ManualClock _clock = new(DemoWalk.Made);

    [Fact]
    public void Week_OfAnySeed_HasFourteenGamesOfDifferentClubsInTheSlotsOfASunday()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var games = new DemoFeed(DemoWalk.Week, seed, _clock).Ask().Games;

            Assert.Equal(28, games.SelectMany(game => (string[])[game.Home.Code, game.Away.Code]).Select(Teams.IdentityOf).Distinct().Count());
            Assert.Equal(14, games.Select(game => game.Id).Distinct().Count());
            Assert.All(games, game => Assert.Matches("^2025[0-9]{6}$", game.Id));
            Assert.Equal(
                [(0, 8), (100, 1), (205, 4), (440, 1)],
                games.CountBy(game => (int)(game.Kickoff - games[0].Kickoff).TotalMinutes).Select(slot => (slot.Key, slot.Value)));
            Assert.All(games, game => Assert.Equal(TimeSpan.FromHours(-4), game.Kickoff.Offset));
        }
    }

    [Fact]
    public void Round_WhenTheFeedIsMade_HasJustBegunAndMovesAtOnce()
    {
        var feed = new DemoFeed(DemoWalk.Week, 1, _clock);
        var before = feed.Ask();
        _clock.Now += TimeSpan.FromMinutes(1);
        var after = feed.Ask();

        Assert.Equal(DemoWalk.Made, before.At);
        Assert.InRange(DemoWalk.Made - before.Games[0].Kickoff, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
        Assert.True(before.Games.Count(game => game.Status == GameStatus.InProgress) >= 7);
        Assert.True(before.Games.Zip(after.Games).Count(pair => pair.First != pair.Second) >= 5);
    }

    [Fact]
    public void Round_OfTheSameSeedAndStart_IsTheSameWhoeverAskedBefore()
    {
        var one = new DemoFeed(DemoWalk.Week, 7, _clock);
        var random = new Random(1);
        for (var times = 0; times < 50; times++)
        {
            _clock.Now = DemoWalk.Made;
            var other = new DemoFeed(DemoWalk.Week, 7, _clock);

            // Forth and back, over several rounds.
            _clock.Now = DemoWalk.Made.AddSeconds(random.Next(0, 4 * 24 * 3600));

            Assert.Equal(other.Ask().Games, one.Ask().Games);
        }
    }

    [Fact]
    public void Round_OfAnotherSeed_IsAnother() => Assert.NotEqual(
        new DemoFeed(DemoWalk.Week, 1, _clock).Ask().Games, new DemoFeed(DemoWalk.Week, 2, _clock).Ask().Games);

    [Fact]
    public void Round_WhenItIsOver_BeginsAnewWithTheSameGames()
    {
        var feed = new DemoFeed(DemoWalk.Week, 3, _clock);
        var games = feed.Ask().Games;
        for (var round = 1; round <= 3; round++)
        {
            var over = GoOnUntil(feed, game => game.Status == GameStatus.Final);
            var results = feed.Ask().Games;
            var begun = GoOnUntil(feed, game => game.Status == GameStatus.Scheduled);
            var next = feed.Ask().Games;

            // Within the half hour in which finals are still asked for.
            Assert.InRange(begun - over, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(16));
            Assert.InRange(next[0].Kickoff - over, TimeSpan.FromMinutes(19), TimeSpan.FromMinutes(21));
            Assert.Equal(Fixtures(games), Fixtures(next));
            Assert.All(results.Zip(next), pair => Assert.True(pair.Second.Kickoff > pair.First.Kickoff));
        }
    }

    [Fact]
    public void Round_ThroughTheRulesOfAWeek_StartsOverAfterTheSecondAnswer()
    {
        var feed = new DemoFeed(DemoWalk.Week, 3, _clock);
        GoOnUntil(feed, game => game.Status == GameStatus.Final);
        var state = WeekRules.Apply(new WeekState(), feed.Ask(), "k3f9").Next;
        GoOnUntil(feed, game => game.Status == GameStatus.Scheduled);

        var first = WeekRules.Apply(state, feed.Ask(), "k3f9");
        _clock.Now += TimeSpan.FromMinutes(1);
        var second = WeekRules.Apply(first.Next, feed.Ask(), "k3f9");

        Assert.Equal((14, 2L), (first.Held.Length, first.Next.Version));
        Assert.Equal((0, 3L), (second.Held.Length, second.Next.Version));
        Assert.All(second.Next.Games, game => Assert.Equal(GameStatus.Scheduled, game.Status));
    }

    [Fact]
    public void Round_OfAnySeed_HasADelayAndAnOvertime()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var games = DemoWalk.FirstRound(seed);

            Assert.Single(games, states => states.Any(state => state.Game.Status == GameStatus.Delayed));
            Assert.Contains(games, states => states[^1].Game.Overtime);
            Assert.Contains(games, states => states.Zip(states.Skip(1)).Any(pair => pair.Second.Game.Points() < pair.First.Game.Points()));
        }
    }

    [Theory]
    [InlineData("2025/reg/4")]
    [InlineData("2024/reg/5")]
    [InlineData("2025/pre/4")]
    public async Task Week_OtherThanTheDemos_IsNoSuchWeek(string week) => Assert.IsType<FeedAnswer.NoSuchWeek>(
        await new DemoFeed(DemoWalk.Week, 1, _clock).AskAsync(SeasonWeekKey.Parse(week), isLive: false, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Ask_Cancelled_Throws() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new DemoFeed(DemoWalk.Week, 1, _clock).AskAsync(DemoWalk.Week, isLive: false, new CancellationToken(canceled: true)));

    private DateTimeOffset GoOnUntil(DemoFeed feed, Predicate<Game> all)
    {
        while (!feed.Ask().Games.All(game => all(game)))
        {
            _clock.Now += TimeSpan.FromSeconds(10);
            Assert.True(_clock.Now < DemoWalk.Made.AddDays(3), "It never comes.");
        }

        return _clock.Now;
    }

    private static IEnumerable<(string, Team, Team)> Fixtures(IEnumerable<Game> games) =>
        games.Select(game => (game.Id, game.Away, game.Home));
}
