using System.Text.Json;
using LiveScore.Domain;
using LiveScore.Feeds.Tests.Scorestrip;
using Xunit;

namespace LiveScore.Feeds.Tests.Witnesses;

/// <summary>Every state that the games of two real weeks went through, each as the live page and the archive would print it.</summary>
public sealed class ReplayTests
{
    private const int MostInADocument = 50;

    [Theory]
    [InlineData("replay-2015-reg-12.jsonl", "2015/reg/12", "12", 2741)]
    [InlineData("replay-2015-post-18.jsonl", "2015/post/1", "18", 663)]
    public void State_OfARealGame_IsReadAsItIs(string file, string week, string number, int states)
    {
        var replay = Witness.Replay(file);
        var games = replay["game"].ToDictionary(game => game.Text("eid"));
        Assert.Equal(states, replay["ev"].Count());

        foreach (var some in replay["ev"].Chunk(MostInADocument))
        {
            foreach (var live in (bool[])[true, false])
            {
                var elements = some.Select(state => Element(games[state.Text("eid")], state, live));
                var report = Document.Reported(
                    $"<ss><gms w=\"{number}\" y=\"2015\">{string.Concat(elements)}</gms></ss>", SeasonWeekKey.Parse(week));

                Assert.Empty(report.Faults);
                Assert.Equal(some.Select(state => Told(games[state.Text("eid")], state)), report.Games.Select(Facts.Line));
            }
        }
    }

    [Theory]
    [InlineData("replay-2015-reg-12.jsonl", 16)]
    [InlineData("replay-2015-post-18.jsonl", 4)]
    public void State_ThatIsAGamesLast_IsItsResultInTheSeason(string file, int games)
    {
        var last = Witness.Replay(file)["ev"].GroupBy(state => state.Text("eid")).Select(states => states.Last()).ToList();
        var season = Season2015.Read().ToDictionary(row => row.Id);

        Assert.Equal(games, last.Count);
        Assert.All(last, state => Assert.Equal(
            (season[state.Text("eid")].AwayScore, season[state.Text("eid")].HomeScore, season[state.Text("eid")].Overtime ? "FO" : "F"),
            (int.Parse(state.Text("vs"), null), int.Parse(state.Text("hs"), null), state.Text("q"))));
    }

    private static string Element(JsonElement game, JsonElement state, bool live)
    {
        var moving = state.Text("q") is not ("H" or "F" or "FO");
        var absent = live ? null : "";
        return Document.Game(
            ("eid", game.Text("eid")), ("d", game.Text("d")), ("t", game.Text("t")), ("gt", game.Text("gt")),
            ("h", game.Text("h")), ("hnn", game.Text("hnn")), ("v", game.Text("v")), ("vnn", game.Text("vnn")),
            ("q", state.Text("q")), ("hs", state.Text("hs")), ("vs", state.Text("vs")),
            ("k", moving ? state.Text("k") : absent),
            ("p", moving && state.Text("p").Length > 0 ? state.Text("p") : absent),
            ("rz", moving ? state.Text("rz") : live ? "0" : ""));
    }

    private static string Told(JsonElement game, JsonElement state)
    {
        var (q, ball) = (state.Text("q"), state.Text("p"));
        var status = q switch { "H" => "Halftime Q2", "F" => "Final", "FO" => "Final OT", _ => $"InProgress Q{q} {state.Text("k")}" };
        var moving = q is "H" or "F" or "FO" ? "" : $"{(ball.Length > 0 ? $" ball={ball}" : "")} rz={state.Text("rz")}{(q == "5" ? " OT" : "")}";
        var kickoff = game.Text("kickoff")[..16] + game.Text("kickoff")[19..];
        return $"{game.Text("eid")} {kickoff} {Side(game, state, "v")} @ {Side(game, state, "h")} {status}{moving}";
    }

    private static string Side(JsonElement game, JsonElement state, string side)
    {
        var nickname = game.Text($"{side}nn");
        return $"{game.Text(side)} {char.ToUpperInvariant(nickname[0])}{nickname[1..]} {state.Text($"{side}s")}";
    }
}
