using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Feeds.Espn;

/// <summary>
/// One event as a game. Its number is ESPN's, <c>401437650</c>; that it is the game which the league knows under another one is
/// for the rules of the week to say. An event that cannot be a game of the week is a <see cref="FormatException"/>.
/// </summary>
internal static class EspnGame
{
    private const int MostPoints = 200, LongestText = 80;

    /// <summary>There are two; a list that is longer is not searched.</summary>
    private const int MostCompetitors = 8;

    public static Game Read(JsonElement game, SeasonWeekKey week)
    {
        var competition = game.At("competitions").Items().FirstOrDefault();
        var (home, away) = (SideOf(competition, "home"), SideOf(competition, "away"));
        var status = competition.At("status") is { ValueKind: JsonValueKind.Object } own ? own : game.At("status");
        var state = EspnState.Of(status);
        var known = new Game
        {
            Id = IdOf(game.At("id").Text()),
            Kickoff = EspnKickoff.Of(game.At("date").Text(), week),
            Away = TeamOf(away.At("team")),
            Home = TeamOf(home.At("team")),
            Status = state.Status,
            Note = NoteOf(state.Status, competition, status),
        };
        if (Teams.AreSame(known.Home.Code, known.Away.Code) && Teams.IsKnown(known.Home.Code))
        {
            throw new FormatException($"{known.Home.Code} against itself");
        }

        return state.HasBegun ? WithPlay(known, state, away, home, competition.At("situation")) : known;
    }

    private static Game WithPlay(Game game, EspnState state, JsonElement away, JsonElement home, JsonElement situation)
    {
        var moving = state.Status == GameStatus.InProgress;
        return game with
        {
            Period = state.Period,
            Clock = state.Clock,
            Overtime = state.Overtime,
            AwayScore = ScoreOf(away.At("score")),
            HomeScore = ScoreOf(home.At("score")),
            Possession = moving ? BallOf(situation.At("possession").Text(), game, away, home) : null,
            RedZone = moving ? situation.At("isRedZone").Flag() : null,
        };
    }

    // Home comes first in all that was seen, and on neutral ground one is home as well; but it says so itself.
    private static JsonElement SideOf(JsonElement competition, string side)
    {
        var found = competition.At("competitors").Items().Take(MostCompetitors).Where(team => team.At("homeAway").Text() == side).ToList();
        return found is [var one] ? one : throw new FormatException($"{found.Count} teams that are {side}");
    }

    private static string IdOf(string? id) =>
        id is { Length: >= 6 and <= 12 } && id.All(char.IsAsciiDigit)
            ? id
            : throw new FormatException($"{Words.Quote(id)} is not the number of a game");

    // Before the Super Bowl has its teams they are AFC and NFC, and before that TBD.
    private static Team TeamOf(JsonElement team)
    {
        var code = team.At("abbreviation").Text();
        if (code is not { Length: >= 2 and <= 4 } || !code.All(char.IsAsciiLetterOrDigit))
        {
            throw new FormatException($"no team in {Words.Quote(code)}");
        }

        // Washington had no nickname in 2021.
        string?[] names = [team.At("name").Text(), team.At("shortDisplayName").Text()];
        return new(code, names.FirstOrDefault(name => name is { Length: <= 40 } && !name.Any(char.IsControl)) ?? code);
    }

    // Text in the scoreboard, an object or nothing in the schedules of teams.
    private static int ScoreOf(JsonElement score)
    {
        var points = score.ValueKind == JsonValueKind.Object
            ? score.At("value").Number() ?? score.At("displayValue").Number()
            : score.Number();
        return points is <= MostPoints ? points.Value : throw new FormatException($"no score in {Words.Quote(score.Text())}");
    }

    private static string? BallOf(string? team, Game game, JsonElement away, JsonElement home)
    {
        bool Has(JsonElement side) => (side.At("team").At("id").Text() ?? side.At("id").Text()) == team;
        return team is null ? null : Has(home) ? game.Home.Code : Has(away) ? game.Away.Code : null;
    }

    private static string? NoteOf(GameStatus status, JsonElement competition, JsonElement state)
    {
        if (status == GameStatus.Scheduled)
        {
            return competition.At("timeValid").Flag() == false || state.At("isTBDFlex").Flag() == true
                ? "Kick-off time to be announced"
                : null;
        }

        var off = status is GameStatus.Postponed or GameStatus.Canceled or GameStatus.Suspended or GameStatus.Delayed;
        var detail = state.At("type").At("detail").Text();
        return off && detail is { Length: <= LongestText } && !detail.Any(char.IsControl)
            && !detail.Equals(status.ToString(), StringComparison.OrdinalIgnoreCase)
                ? detail
                : null;
    }
}
