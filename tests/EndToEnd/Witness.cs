using System.Text.Json.Nodes;
using LiveScore.Domain;
using LiveScore.Testing;

namespace LiveScore.EndToEnd;

/// <summary>A viewer that knows how the games really went.</summary>
internal sealed class Witness(Timeline truth)
{
    private readonly Dictionary<string, Account> _accounts = truth.Schedule.ToDictionary(
        game => game.Id, game => new Account(game.Home.Code), StringComparer.Ordinal);

    private readonly Dictionary<string, List<string>> _truth = truth.Schedule.ToDictionary(
        game => game.Id,
        game => truth.States.Where(state => state.Game.Id == game.Id).Select(state => Moment(state.Game)).Prepend(Moment(game)).ToList(),
        StringComparer.Ordinal);

    public Board Board { get; } = new();

    public Account Of(string home) => _accounts.Values.Single(account => account.Home == home);

    /// <summary>Compares what the board shows with the truth. Gives the number of finals.</summary>
    public int Look()
    {
        foreach (var (id, game) in Board.Games)
        {
            _accounts[id].Take(Moment(game), (string?)game["note"], _truth[id]);
        }

        return Board.Finals;
    }

    private static string Moment(Game game) => FormattableString.Invariant(
        $"{char.ToLowerInvariant(game.Status.ToString()[0])}{game.Status.ToString()[1..]} {game.Period} {game.Clock} {game.AwayScore}-{game.HomeScore}");

    private static string Moment(JsonObject game) =>
        $"{game["status"]} {game["period"]} {game["clock"]} {game["away"]!["score"]}-{game["home"]!["score"]}";

    /// <summary>What was seen of one game.</summary>
    internal sealed class Account(string home)
    {
        private string? _shown;
        private bool _isNoted;

        public string Home => home;

        /// <summary>Moments that the game never had.</summary>
        public List<string> Untrue { get; } = [];

        /// <summary>Steps to a moment that the game had passed.</summary>
        public List<string> Backwards { get; } = [];

        /// <summary>How often viewers were told that an answer was held back.</summary>
        public int Noted { get; private set; }

        public void Take(string moment, string? note, List<string> truth)
        {
            Noted += note is not null && !_isNoted ? 1 : 0;
            _isNoted = note is not null;
            if (moment == _shown)
            {
                return;
            }

            if (!truth.Contains(moment))
            {
                Untrue.Add(moment);
            }
            else if (_shown is not null && truth.IndexOf(_shown) > truth.LastIndexOf(moment))
            {
                Backwards.Add($"{_shown} -> {moment}");
            }

            _shown = moment;
        }
    }
}
