using System.Text;
using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Answers of the real feed, against what the league published. Their origins: shared/feeds/README.md.</summary>
public sealed class ScorestripRecordedTests
{
    public static TheoryData<string, string, string> Recordings => new()
    {
        { "ajax-2011-reg-01-final.xml", "2011/reg/1", Weeks.Week1Of2011 },
        { "ajax-2014-reg-10-pregame.xml", "2014/reg/10", Weeks.Week10Of2014 },
        { "ajax-2015-reg-03-final.xml", "2015/reg/3", Weeks.Week3Of2015 },
        { "live-2014-reg-10-ingame.xml", "2014/reg/10", Weeks.Week10Of2014OnThursday },
        { "scorestrip-2015-reg-17.json", "2015/reg/17", Weeks.Week17Of2015 },
        { "ss-json-one-game.json", "2016/pre/4", Weeks.LastPreseasonGameOf2016 },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Recorded_Document_GivesItsGamesAndNothingElse(string file, string week, string facts)
    {
        var report = Document.Reported(Read(file, week));

        Assert.Empty(report.Faults);
        Assert.Equal(SeasonWeekKey.Parse(week), report.Week);
        Assert.Equal(Facts.Lines(facts), report.Games.Select(Facts.Line));
    }

    [Fact]
    public void Recorded_Document_IsNotBelievedForAnyOtherWeek()
    {
        foreach (var (file, week, _) in Recordings.Select(row => row.Data))
        {
            var own = SeasonWeekKey.Parse(week);
            foreach (var other in SeasonWeekKey.WeeksOf(own.Season).Concat(SeasonWeekKey.WeeksOf(own.Season + 1)).Where(other => other != own))
            {
                Document.Failed(Read(file, other.ToString()));
            }
        }
    }

    [Fact]
    public void Recorded_EveryDocument_HasATableOfFacts() => Assert.Equal(
        Directory.GetFiles(SharedFolder.SkipUnlessHas("feeds/scorestrip"), "*.*").Select(Path.GetFileName)
            .Where(file => !file!.EndsWith(".headers.txt", StringComparison.Ordinal)).Order(),
        Recordings.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Recorded_SameWeekInBothDialects_GivesTheSameScheduledGames()
    {
        var archive = Document.Reported(Read("ajax-2014-reg-10-pregame.xml", "2014/reg/10")).Games.ToDictionary(game => game.Id);
        var live = Document.Reported(Read("live-2014-reg-10-ingame.xml", "2014/reg/10")).Games.Skip(1);

        Assert.All(live, game => Assert.Equal(archive[game.Id], game));
    }

    private static FeedAnswer Read(string file, string week)
    {
        var bytes = File.ReadAllBytes(SharedFolder.SkipUnlessHas($"feeds/scorestrip/{file}"));
        // That file is one of the games of ss.json. The document around it: shared/feeds/FORMATS.md, section 1.
        return file == "ss-json-one-game.json"
            ? Document.Read($$"""{"w":4,"y":2016,"t":"P","gms":[{{Encoding.UTF8.GetString(bytes)}}]}""", SeasonWeekKey.Parse(week))
            : Document.Read(bytes, SeasonWeekKey.Parse(week));
    }
}
