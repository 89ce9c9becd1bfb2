using FsCheck;
using FsCheck.Fluent;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.News;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.Weeks;
using LiveScore.Gateway.Weeks;
using Xunit;

namespace LiveScore.Gateway.Tests.News;

public sealed class NewsCursorTests
{
    private static readonly WeekView s_all = new(ViewMode.Notifications, Team: null);

    [Fact]
    public void Page_OfAnyViewer_HearsEachNewsOnceOrAReset() => Prop.ForAll((int seed) =>
    {
        var chance = new Random(seed);
        var league = new NewsLeague(chance);
        var pages = new List<NewsPage>();
        for (var round = 0; round < 40; round++)
        {
            if (chance.Next(12) == 0)
            {
                pages.ForEach(page => page.Read(league, chance: null));
                league.MoveOn();
            }

            league.Happen();
            if (chance.Next(3) == 0)
            {
                pages.Add(new(NewView(chance)));
            }

            foreach (var page in pages.Where(_ => chance.Next(3) > 0))
            {
                page.Read(league, chance);
            }
        }

        pages.ForEach(page => page.Read(league, chance: null));
        pages.ForEach(page => page.AssertComplete(league));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, "ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-12.k3f9.6.r00m.4", "")]
    [InlineData("2015-reg-12.k3f9.6.r00m.2", "announcement 2015-reg-12.k3f9.6.r00m.3,announcement 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("-.r00m.3", "ready 2015-reg-12.k3f9.6.r00m.3,announcement 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-12.k3f9.6.r00m.1", "reset too-old,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-12.k3f9.6", "reset too-old,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-12.k3f9.6.r00m.5", "reset from-the-future,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-12.k3f9.6.0ther.4", "reset other-epoch,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-12.0ther.6.r00m.3", "reset other-epoch,ready 2015-reg-12.k3f9.6.r00m.3,announcement 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-11.k3f9.6.r00m.4", "reset other-week,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("2015-reg-12.k3f9.7.r00m.4", "reset from-the-future,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("chat-lobby.r00m.4", "reset unknown-id,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("", "reset unknown-id,ready 2015-reg-12.k3f9.6.r00m.4")]
    [InlineData("\0", "reset unknown-id,ready 2015-reg-12.k3f9.6.r00m.4")]
    public void Viewer_WithAnyId_IsToldWhereItStands(string? id, string told)
    {
        var room = new ScriptedRoom { Kept = 2 };
        Enumerable.Range(1, 4).ToList().ForEach(i => room.Say(null, $"{i}"));
        var history = new History(seed: 1, versions: 6);
        var week = WeekLog.Begin(Sample.Week, Sample.Whole(history.Epoch, 6, history.Games), Sample.At, 256);
        Assert.Equal(told, Told(id, NewsLog.Of(week, Log(room))));
    }

    [Theory]
    [InlineData(null, "ready -.r00m.1")]
    [InlineData("-.r00m.1", "")]
    [InlineData("-", "announcement -.r00m.1")]
    [InlineData("2015-reg-12.k3f9.6.r00m.1", "")]
    [InlineData("-.0ther.1", "reset other-epoch,ready -.r00m.1")]
    public void Viewer_WhileThereIsNoWeek_HearsAnnouncements(string? id, string told)
    {
        var room = new ScriptedRoom();
        room.Say(null, "1");
        Assert.Equal(told, Told(id, NewsLog.Of(week: null, Log(room))));
    }

    [Fact]
    public void Viewer_BeforeAnythingWasAnnounced_HasTheIdsOfTheWeek()
    {
        var history = new History(seed: 1, versions: 6);
        var week = WeekLog.Begin(Sample.Week, Sample.Whole(history.Epoch, 6, history.Games), Sample.At, 256);
        Assert.Equal("ready 2015-reg-12.k3f9.6", Told(id: null, NewsLog.Of(week, Log(new()))));
        Assert.Equal("ready -", Told(id: null, NewsLog.Of(week: null, Log(new()))));
    }

    private static RoomLog Log(ScriptedRoom room) =>
        RoomLog.Join(null, IChatRoomGrain.Announcements, RoomPosition.None, room.After(RoomPosition.None), Sample.At, kept: 50);

    private static string Told(string? id, NewsLog log)
    {
        var cursor = new NewsCursor(s_all, new(s_all, MailboxSize: 4, ResumeAt: null), id);
        var told = new List<string>();
        while (!cursor.IsAt(log))
        {
            var step = cursor.Advance(log);
            told.AddRange(step.Events.Select(news => $"{news.Name} {news.Id ?? (string?)System.Text.Json.Nodes.JsonNode.Parse(news.Data.Span)!["reason"]}"));
            cursor = (NewsCursor)step.Next;
        }

        return string.Join(',', told);
    }

    private static WeekView NewView(Random chance) => chance.Next(4) switch
    {
        0 => s_all with { Team = "LAR" },
        1 => s_all with { Kinds = default(NotificationKinds).With(NotificationKind.Score) },
        2 => s_all with { Kinds = default(NotificationKinds).With(NotificationKind.Announcement) },
        _ => s_all,
    };
}
