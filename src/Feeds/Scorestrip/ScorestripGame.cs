using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// One <c>g</c> element, or one of the <c>gms</c> of JSON, as a game. The dialects print the same game differently (what does not
/// hold is absent, empty, 0 or -1); what comes out here is the same. What cannot be a game of the week is a
/// <see cref="FormatException"/>.
/// A game that is of another week is an <see cref="OtherWeekException"/> whatever else is wrong with it.
/// </summary>
internal static class ScorestripGame
{
    private const int MostPoints = 200;

    /// <param name="attribute">The text under a name, null when it is absent or empty.</param>
    /// <param name="week">The week that was asked for.</param>
    /// <param name="seasonType">What the document says of all its games, <c>P</c>, <c>R</c> or <c>POST</c>, in case that they do not.</param>
    public static Game Read(Func<string, string?> attribute, SeasonWeekKey week, string? seasonType)
    {
        if (!(attribute("gt") is { } type ? type == ScorestripWeeks.GameTypeOf(week) : ScorestripWeeks.MayBe(week, seasonType)))
        {
            throw new OtherWeekException($"a game of type {Words.Quote(attribute("gt") ?? seasonType)} is of another week");
        }

        var id = attribute("eid");
        var date = DateOf(id, week);
        return Read(id!, ScorestripKickoff.Of(date, attribute("d"), attribute("t"), week.Type), attribute);
    }

    /// <summary>A game of the week, whose number and kick-off are known.</summary>
    public static Game Read(string id, DateTimeOffset kickoff, Func<string, string?> attribute)
    {
        var (home, away) = (TeamOf(attribute("h"), attribute("hnn")), TeamOf(attribute("v"), attribute("vnn")));
        if (Teams.AreSame(home.Code, away.Code))
        {
            throw new FormatException($"{home.Code} against itself");
        }

        var game = new Game { Id = id, Kickoff = kickoff, Away = away, Home = home };
        return ScorestripState.Of(attribute) is { Status: not GameStatus.Scheduled } state
            ? WithState(game, state, ScoreOf(attribute("vs")), ScoreOf(attribute("hs")), attribute)
            : game;
    }

    private static Game WithState(
        Game game, ScorestripState state, int awayScore, int homeScore, Func<string, string?> attribute)
    {
        var moving = state.Status == GameStatus.InProgress;
        return game with
        {
            Status = state.Status,
            Period = state.Period,
            Overtime = state.Overtime,
            AwayScore = awayScore,
            HomeScore = homeScore,
            Clock = moving ? ClockOf(attribute("k")) : null,
            Possession = moving ? BallOf(attribute("p"), game) : null,
            RedZone = moving ? attribute("rz") switch { "1" => true, "0" => false, _ => null } : null,
        };
    }

    private static DateOnly DateOf(string? id, SeasonWeekKey week) =>
        id is { Length: 10 } && id.All(char.IsAsciiDigit)
            && DateOnly.TryParseExact(id[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year - week.Season is 0 or 1
            ? date
            : throw new FormatException($"{Words.Quote(id)} is not the number of a game of {week.Season}");

    private static Team TeamOf(string? code, string? nickname)
    {
        if (code is not { Length: >= 2 and <= 4 } || !code.All(char.IsAsciiLetterOrDigit))
        {
            throw new FormatException($"no team in {Words.Quote(code)}");
        }

        return new(code, nickname is { Length: <= 40 } && !nickname.Any(char.IsControl)
            ? char.ToUpperInvariant(nickname[0]) + nickname[1..]
            : code);
    }

    private static int ScoreOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var points) && points <= MostPoints
            ? points
            : throw new FormatException($"no score in {Words.Quote(text)}");

    private static string? ClockOf(string? text) =>
        TimeOnly.TryParseExact(text, ["mm:ss", "m:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var left)
            && left <= new TimeOnly(0, 15, 0)
            ? left.ToString("mm:ss", CultureInfo.InvariantCulture)
            : null;

    private static string? BallOf(string? code, Game game) => code switch
    {
        null => null,
        _ when Teams.AreSame(code, game.Home.Code) => game.Home.Code,
        _ when Teams.AreSame(code, game.Away.Code) => game.Away.Code,
        _ => null,
    };
}
