using System.Text.Json.Nodes;
using LiveScore.Cli.Fetch;
using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Cli.Tests.Fetch;

/// <summary>What an import comes to, in codes, words and JSON.</summary>
public sealed class FetchTallyTests
{
    private static readonly Game s_game = new()
    {
        Id = "2015113000",
        Kickoff = new(2015, 11, 30, 20, 30, 0, TimeSpan.FromHours(-5)),
        Away = new("BAL", "Ravens"),
        Home = new("CLE", "José's \"Browns\"\n"),
    };

    private readonly FetchTally _tally = new(2015, WeekArguments.Read(2015, ["12", "13", "pre-4"]));

    [Fact]
    public void Weeks_ThatAreAllStoredOrDoNotExist_EndWithZero()
    {
        Count(Good("12"), Good("13"), Good("pre-4") with { Exists = false, Games = [] });

        Assert.Equal(0, _tally.ExitCode);
        Assert.Null(_tally.Verdict(isInterrupted: false));
        Assert.Equal((2, 1, 2, 1), (_tally.Imported, _tally.Absent, _tally.Games, _tally.Updated));
    }

    [Fact]
    public void Weeks_OfWhichOneFailed_EndWithOneAndNameIt()
    {
        Count(Good("12"), Good("13") with { Failure = "answered 500" }, Good("pre-4") with { Exists = false });

        Assert.Equal(1, _tally.ExitCode);
        Assert.Equal("1 week of season 2015 not imported whole; fetch again to try once more: 13", _tally.Verdict(isInterrupted: false));
    }

    [Fact]
    public void Week_WithAGameThatWasNotTaken_IsNotWhole()
    {
        Count(Good("12"), Good("13") with { Faults = ["game 7: no kick-off"] }, Good("pre-4"));
        Assert.Equal((1, "13"), (_tally.ExitCode, Assert.Single(_tally.Left)));
    }

    [Fact]
    public void Weeks_OfWhichNoneExists_EndWithThree()
    {
        Count([.. new[] { "12", "13", "pre-4" }.Select(slug => Good(slug) with { Exists = false, Games = [] })]);
        Assert.Equal(3, _tally.ExitCode);
        Assert.NotNull(_tally.Verdict(isInterrupted: false));
    }

    [Fact]
    public void Interrupt_SaysWhatIsDoneAndWhatIsLeft()
    {
        Count(Good("13"));
        Assert.Equal(
            "interrupted: 1 of 3 weeks of season 2015 are done, and what is done is stored; left: pre-4 12", _tally.Verdict(isInterrupted: true));
    }

    [Fact]
    public async Task Json_HasALineForEachWeekAndOneThatSumsUp()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var json = new FetchJson(output);
        var imports = new[] { Good("12"), new WeekImport(Key("13"), [], ["game 7: <no> \u001b kick-off"], "answered 500", Exists: true) };
        Count(imports);

        await json.ShowAsync(2, imports.ToAsyncEnumerable());
        json.End(_tally, 1);

        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(
            """
            {"season":2015,"type":"reg","week":12,"slug":"12","exists":true,"failure":null,"faults":[],"games":[{"id":"2015113000","season":2015,"type":"reg","week":12,"kickoff":"2015-11-30T20:30:00-05:00","status":"scheduled","period":null,"clock":null,"home":{"code":"CLE","name":"José's \"Browns\"\n","score":null},"away":{"code":"BAL","name":"Ravens","score":null},"possession":null,"redZone":null,"overtime":false,"note":null,"updated":true}]}
            """, lines[0]);
        Assert.Equal("game 7: <no> \u001b kick-off", (string?)JsonNode.Parse(lines[1])!["faults"]![0]);
        Assert.DoesNotContain("\u001b", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            """{"summary":{"season":2015,"weeks":3,"imported":1,"absent":0,"left":["pre-4","13"],"games":1,"updated":1,"exitCode":1}}""", lines[2]);
        Assert.Equal(3, lines.Length);
    }

    private void Count(params WeekImport[] imports) => imports.ToList().ForEach(_tally.Count);

    private static WeekImport Good(string slug) => new(Key(slug), [new(s_game, Updated: slug != "13")], [], Failure: null, Exists: true);

    private static SeasonWeekKey Key(string slug) => WeekArguments.Read(2015, [slug])[0];
}
