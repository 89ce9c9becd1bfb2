using System.Globalization;
using LiveScore.Domain;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Many weeks at once, over and over, of a server with every fault there is: nothing but answers may come of it.</summary>
public sealed class ScorestripEveryFaultTests
{
    public static TheoryData<string, double> Faults => new(
        from mode in "none 500s timeout truncated malformed flap stale slow etag etag304 dup earlyfinal zeros retired".Split()
        from rate in new[] { 0.3, 1.0 }
        select (mode, rate));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Ask_EveryWeekLiveAndNot_GivesNothingButAnswers(string mode, double rate)
    {
        await using var server = await FeedServer.StartAsync(
            "--timeline", "replay-2015-reg-12.jsonl", "--season", "season-2015.csv", "--start", "2015-11-29T19:30:00Z", "--speed", "600",
            "--fault", mode, "--fault-rate", rate.ToString(CultureInfo.InvariantCulture), "--hang", "0.1", "--drip", "0.1");
        var machine = new ManualClock(Http.Environment.MachineTime);
        var feed = Feed.At(server.Url, timeoutSeconds: 20, machine: machine);
        SeasonWeekKey[] weeks = [.. SeasonWeekKey.WeeksOf(2015), SeasonWeekKey.Parse("2014/reg/1"), Document.Week12, Document.Week12];
        var reported = 0;

        for (var round = 0; round < 3; round++)
        {
            var answers = await Task.WhenAll(weeks.Select((week, index) => feed.AskAsync(week, isLive: (index + round) % 2 == 0)));

            foreach (var (week, answer) in weeks.Zip(answers).Where(pair => pair.Second is FeedAnswer.Reported))
            {
                var report = Document.Reported(answer);
                Assert.Equal((week, Feed.LeagueTime), (report.Week, report.At));
                Assert.NotEmpty(report.Games);
                reported++;
            }

            machine.Now += TimeSpan.FromSeconds(61);
        }

        var failsAlways = rate == 1 && mode is "500s" or "timeout" or "truncated" or "malformed" or "retired";
        Assert.Equal(failsAlways, reported == 0);
    }
}
