using System.Text;
using LiveScore.Domain;
using LiveScore.Feeds.Scorestrip;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Scorestrip documents made up by a test, and how they are read.</summary>
internal static class Document
{
    public static readonly SeasonWeekKey Week12 = SeasonWeekKey.Parse("2015/reg/12");

    public static readonly DateTimeOffset ReceivedAt = new(2015, 11, 29, 18, 30, 0, TimeSpan.Zero);

    private const string BeforeKickoff =
        "eid=2015112900 d=Sun t=1:00 q=P k= h=ATL hnn=falcons hs= v=MIN vnn=vikings vs= p= rz= ga= gt=REG";

    public static FeedAnswer Read(string xml, SeasonWeekKey? week = null) => Read(Encoding.UTF8.GetBytes(xml), week);

    public static FeedAnswer Read(byte[] xml, SeasonWeekKey? week = null) =>
        ScorestripDocument.Read(new MemoryStream(xml), week ?? Week12, ReceivedAt);

    public static WeekReport Reported(string xml, SeasonWeekKey? week = null) => Reported(Read(xml, week));

    public static WeekReport Reported(FeedAnswer answer)
    {
        Assert.False(answer is FeedAnswer.Failed, (answer as FeedAnswer.Failed)?.Reason);
        return Assert.IsType<FeedAnswer.Reported>(answer).Report;
    }

    public static string Failed(FeedAnswer answer) => Assert.IsType<FeedAnswer.Failed>(answer).Reason;

    public static string OfWeek12(params string[] games) =>
        $"<ss><gms gd=\"0\" w=\"12\" y=\"2015\" t=\"R\">{string.Concat(games)}</gms></ss>";

    /// <summary>A document of a regular week with one game.</summary>
    public static string Of(SeasonWeekKey week) =>
        $"<ss><gms w=\"{week.Week}\" y=\"{week.Season}\" t=\"R\">{Game(("eid", $"{week.Season}112900"))}</gms></ss>";

    /// <summary>A game of week 12 in the archive's dialect; each of the given attributes replaces the one before kick-off.</summary>
    public static string Game(params (string Name, string? Value)[] attributes)
    {
        var all = BeforeKickoff.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        foreach (var (name, value) in attributes)
        {
            all[name] = value;
        }

        return $"<g {string.Join(' ', all.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}=\"{pair.Value}\""))}/>";
    }

    /// <summary>The only game of a document with this one game.</summary>
    public static Game Single(params (string Name, string? Value)[] attributes) =>
        Assert.Single(Reported(OfWeek12(Game(attributes))).Games);
}
