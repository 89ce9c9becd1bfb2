using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using LiveScore.Domain;
using LiveScore.Feeds.Tests.Scorestrip;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>A season that was fetched from scorestrip can be followed on ESPN: same games, same ids, same codes.</summary>
public sealed class EspnIdentityTests
{
    // What scorestrip printed from 2016 on where ESPN prints otherwise: shared/feeds/FORMATS.md, section 1.
    private static readonly Dictionary<string, string> s_league = new() { ["WSH"] = "WAS", ["LAR"] = "LA", ["JAX"] = "JAC" };

    public static TheoryData<string, string> Recordings => new()
    {
        { "2021-reg-13-pre-and-final.json", "2021/reg/13" },
        { "2022-pre-1-hof-delayed.derived.json", "2022/pre/0" },
        { "2022-pre-2-live-halftime.json", "2022/pre/1" },
        { "2023-reg-01-monday-left.json", "2023/reg/1" },
        { "2025-post-1-final.json", "2025/post/1" },
        { "2025-reg-01-one-final.json", "2025/reg/1" },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Recorded_WeekKnownFromTheLeague_KeepsItsIdsAndCodes(string file, string week)
    {
        var espn = Scoreboard.Recorded(file, week);
        var known = Know(espn.Games.Select((game, index) => AsTheLeague(game, index)), espn.Week);

        var decision = WeekRules.Apply(known, espn, "k3f9");

        Assert.Equal(
            known.Games.Select(game => (game.Id, game.Away, game.Home)).Order(),
            decision.Next.Games.Select(game => (game.Id, game.Away, game.Home)).Order());
        Assert.All(decision.Change?.Games ?? [], patch => Assert.Equal((null, null, null), (patch.Away, patch.Home, patch.Kickoff)));
        Assert.Equal(
            espn.Games.Count(game => game.Status != GameStatus.Scheduled),
            decision.Change?.Games.Length ?? 0);
        Assert.All(decision.Next.Games, game => Assert.Contains(game.Possession, (string?[])[null, game.Away.Code, game.Home.Code]));
    }

    [Fact]
    public void Recorded_Codes_AreTheThirtyTwoClubs()
    {
        var codes = Recordings.SelectMany(row => Scoreboard.Recorded(row.Data.Item1, row.Data.Item2).Games)
            .SelectMany(game => (string[])[game.Away.Code, game.Home.Code]).ToHashSet();

        Assert.Equal(32, codes.Count);
        Assert.All(codes, code => Assert.True(Teams.IsKnown(code) && Teams.IdentityOf(code) == code, code));
    }

    [Fact]
    public void Season2015_FromBothFeeds_IsOneSeason()
    {
        foreach (var week in Season2015.Read().GroupBy(row => row.Week))
        {
            var known = Know(Document.Reported(Strip(week), week.Key).Games, week.Key);
            var espn = Scoreboard.Reported(Board(week), week.Key);

            var decision = WeekRules.Apply(known, espn, "k3f9");

            Assert.Empty(espn.Faults);
            // Not a fact differs, so the feeds' games are the same to the last detail.
            Assert.Null(decision.Change);
            Assert.Equal(week.Select(row => row.Id).Order(), decision.Reported.Order());
        }
    }

    private static WeekState Know(IEnumerable<Game> games, SeasonWeekKey week)
    {
        var report = new WeekReport(week, Scoreboard.ReceivedAt, [.. games], []);
        return WeekRules.Apply(new(), report, "k3f9").Next;
    }

    private static Game AsTheLeague(Game game, int index) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{game.Kickoff:yyyyMMdd}{index:00}"),
        Kickoff = game.Kickoff,
        Away = new(s_league.GetValueOrDefault(game.Away.Code, game.Away.Code), "Visitors"),
        Home = new(s_league.GetValueOrDefault(game.Home.Code, game.Home.Code), "Hosts"),
    };

    private static string Strip(IGrouping<SeasonWeekKey, Season2015> week)
    {
        var games = week.Select(row => Document.Game(
            ("eid", row.Id), ("d", row.Weekday), ("t", row.Time), ("gt", row.GameType), ("q", row.Overtime ? "FO" : "F"), ("v", row.Away),
            ("h", row.Home), ("vs", Text(row.AwayScore)), ("hs", Text(row.HomeScore))));
        return $"<ss><gms w=\"{week.First().FeedWeek}\" y=\"2015\">{string.Concat(games)}</gms></ss>";
    }

    private static JsonObject Board(IGrouping<SeasonWeekKey, Season2015> week)
    {
        // Preseason begins with 1 at ESPN, and the Super Bowl is 5.
        var (type, number) = week.Key switch
        {
            { Type: SeasonType.Pre } key => (1, key.Week + 1),
            { Type: SeasonType.Reg } key => (2, key.Week),
            var key => (3, key.Week == 4 ? 5 : key.Week),
        };
        return Scoreboard.Of([.. week.Select((row, index) => Scoreboard.Game("STATUS_FINAL", "post", true, row.Overtime ? 5 : 4, "0:00", game =>
        {
            (game["id"], game["season"]) = (Text(400791000 + index), new JsonObject { ["year"] = 2015, ["type"] = type });
            game["week"] = new JsonObject { ["number"] = number };
            game["date"] = DateTimeOffset.Parse(row.Kickoff, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
            game.Away()["team"]!["abbreviation"] = Teams.IdentityOf(row.Away);
            game.Home()["team"]!["abbreviation"] = Teams.IdentityOf(row.Home);
            (game.Away()["score"], game.Home()["score"]) = (Text(row.AwayScore), Text(row.HomeScore));
        }))]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
