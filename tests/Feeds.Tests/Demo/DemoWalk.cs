using LiveScore.Domain;
using LiveScore.Feeds.Demo;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Demo;

/// <summary>A round of the demo as somebody saw who asked every five seconds: for each game its states, without repeats.</summary>
internal static class DemoWalk
{
    public static readonly SeasonWeekKey Week = SeasonWeekKey.Parse("2025/reg/5");

    public static readonly DateTimeOffset Made = new(2025, 10, 5, 17, 0, 30, TimeSpan.Zero);

    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<IReadOnlyList<(DateTimeOffset At, Game Game)>> FirstRound(int seed, SeasonWeekKey? week = null)
    {
        var clock = new ManualClock(Made);
        var feed = new DemoFeed(week ?? Week, seed, clock);
        var games = new Dictionary<string, List<(DateTimeOffset At, Game Game)>>();
        for (var over = false; !over; clock.Now += s_step)
        {
            var report = feed.Ask(week ?? Week);
            over = report.Games.All(game => game.Status == GameStatus.Final);
            foreach (var game in report.Games)
            {
                var states = games.TryGetValue(game.Id, out var known) ? known : games[game.Id] = [];
                if (states.Count == 0 || states[^1].Game != game)
                {
                    states.Add((clock.Now, game));
                }
            }

            Assert.True(clock.Now < Made.AddHours(15), "The round has no end.");
        }

        return [.. games.Values];
    }

    public static WeekReport Ask(this DemoFeed feed, SeasonWeekKey? week = null) =>
        Assert.IsType<FeedAnswer.Reported>(feed.AskAsync(week ?? Week, isLive: false, CancellationToken.None).Result).Report;

    public static int Points(this Game game) => (game.AwayScore ?? 0) + (game.HomeScore ?? 0);
}
