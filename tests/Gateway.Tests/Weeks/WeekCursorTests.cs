using FsCheck;
using FsCheck.Fluent;
using LiveScore.Domain;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Weeks;

public sealed class WeekCursorTests
{
    private const int MailboxSize = 4;

    private static readonly WeekView s_delta = new(ViewMode.Delta, Team: null);
    private static readonly WeekView s_news = new(ViewMode.Notifications, Team: null);
    private static readonly WeekView s_full = new(ViewMode.Full, Team: null);

    [Fact]
    public void Changes_FoldedOntoTheSnapshot_EqualTheNewestState() => Prop.ForAll((int seed) =>
    {
        var chance = new Random(seed);
        var history = new History(seed, versions: chance.Next(1, 60));
        foreach (var view in new[] { s_delta, s_full, s_delta with { Team = "LAR" }, s_full with { Team = "BAL" } })
        {
            var page = new Board();
            var log = Watch(history, view, page, chance);
            var truth = Board.Text(System.Text.Json.Nodes.JsonNode.Parse(log.StateFor(view with { Mode = ViewMode.Full }).Data.Span)!.AsArray());
            Assert.Equal(truth, page.Text());
            Assert.Equal(0, page.Holes);
            Assert.DoesNotContain("reset", page.Names);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Viewer_ThatIsNew_GetsTheStateWithoutReset()
    {
        Assert.Equal(["snapshot"], Names(Read(s_delta, resumeAt: null, out var cursor)));
        Assert.Equal(10, cursor.Given);
        Assert.Equal(["update"], Names(Read(s_full, resumeAt: null, out _)));
    }

    [Fact]
    public void Notifications_TakenInAnySteps_AreThoseOfEachChangeOnce() => Prop.ForAll((int seed) =>
    {
        var chance = new Random(seed);
        var history = new History(seed, versions: chance.Next(4, 60));
        var log = WeekLog.Begin(Sample.Week, history.Whole(since: 3), Sample.At, 256);
        foreach (var view in new[] { s_news, s_news with { Team = "LAR" }, s_news with { Kinds = default(NotificationKinds).With(NotificationKind.Score) } })
        {
            var all = Enumerable.Range(4, (int)log.Version - 3)
                .SelectMany(version => log.EntryOf(version).NotificationsFor(view, known: 0)).ToList();
            var cursor = new WeekCursor(view, MailboxSize, "2015-reg-12.k3f9.3");
            var told = new List<WireEvent>();
            cursor = Advance(cursor, log, told.Add);
            Assert.Equal(all, told);

            // A viewer that is cut off behind any of them goes on with the next.
            if (all.Count > 0)
            {
                var last = chance.Next(all.Count);
                var rest = new List<WireEvent>();
                Advance(new(view, MailboxSize, all[last].Id), log, rest.Add);
                Assert.Equal(all.Skip(last + 1), rest);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Notifications_OfAViewerThatIsNew_BeginWithTheirPlace()
    {
        var events = Read(s_news, resumeAt: null, out var cursor);
        Assert.Equal(["ready"], Names(events));
        Assert.Equal(("2015-reg-12.k3f9.10", 10), (IdOf(events[0]), cursor.Given));
    }

    [Theory]
    [InlineData("2015-reg-12.k3f9.10-1")]
    [InlineData("2015-reg-12.k3f9.9223372036854775807-1")]
    public void Notifications_BehindSomeOfAVersionThatThereIsNot_SayResetAndTheirPlace(string id)
    {
        var events = Read(s_news, id, out _);
        Assert.Equal(["reset", "ready"], Names(events));
        Assert.Equal(WireFormat.Reset(ResetReason.FromTheFuture).Frame.ToArray(), events[0].Frame.ToArray());
        Assert.Equal(WireFormat.Reset(ResetReason.UnknownId).Frame.ToArray(), Read(s_delta, id, out _)[0].Frame.ToArray());
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(9, 1)]
    [InlineData(3, 7)]
    public void Viewer_ThatComesBack_GetsEachMissedVersionInOrder(long version, int missed)
    {
        foreach (var (view, name) in new[] { (s_delta, "change"), (s_full, "update") })
        {
            var events = Read(view, $"2015-reg-12.k3f9.{version}", out _);
            Assert.Equal(Enumerable.Repeat(name, missed), Names(events));
            Assert.Equal(Enumerable.Range((int)version + 1, missed).Select(number => $"2015-reg-12.k3f9.{number}"), events.Select(IdOf));
        }
    }

    [Theory]
    [InlineData("2015-reg-12.k3f9.2", ResetReason.TooOld)]
    [InlineData("2015-reg-12.k3f9.11", ResetReason.FromTheFuture)]
    [InlineData("2015-reg-12.zzzz.10", ResetReason.OtherEpoch)]
    [InlineData("2015-reg-11.k3f9.10", ResetReason.OtherWeek)]
    [InlineData("garbage", ResetReason.UnknownId)]
    public void Viewer_WhoseIdCannotBeResumed_GetsResetAndState(string id, object reason)
    {
        foreach (var (view, name) in new[] { (s_delta, "snapshot"), (s_full, "update"), (s_news, "ready") })
        {
            var events = Read(view, id, out _);
            Assert.Equal(["reset", name], Names(events));
            Assert.Equal(WireFormat.Reset((ResetReason)reason).Frame.ToArray(), events[0].Frame.ToArray());
        }
    }

    [Fact]
    public void Viewer_ToldMoreByAnotherGateway_WaitsWhileTheGrainIsSilentAndGoesOnThere()
    {
        var (before, after) = (new History(seed: 11, versions: 10), new History(seed: 11, versions: 14));
        foreach (var (view, name) in new[] { (s_delta, "change"), (s_full, "update") })
        {
            var (cutOff, cursor, events) = (Log(before).CutOff(), new WeekCursor(view, MailboxSize, "2015-reg-12.k3f9.12"), new List<WireEvent>());
            Assert.True(cursor.IsAt(cutOff));
            Assert.True(cursor.IsAt(cutOff.With(Sample.At)));
            Assert.True(cursor.IsAt(cutOff.With(after.ChangesAfter(10).Take(1).ToList(), null, 256)));
            Assert.False(cursor.IsAt(cutOff.Answered()));

            var cursorThen = Advance(cursor, cutOff.With(after.ChangesAfter(10), null, 256).Answered(), events.Add);

            Assert.Equal([name, name], Names(events));
            Assert.Equal(["2015-reg-12.k3f9.13", "2015-reg-12.k3f9.14"], events.Select(IdOf));
            Assert.Equal(14, cursorThen.Given);
        }
    }

    [Fact]
    public void Viewer_OfAnotherEpoch_WaitsUntilTheGrainHasToldWhichIsTheNewerOne()
    {
        var (cutOff, cursor, page) = (Log(new History(seed: 11, versions: 10)).CutOff(), new WeekCursor(s_delta, MailboxSize, "2015-reg-12.zzzz.2"), new Board());
        Assert.True(cursor.IsAt(cutOff));

        Advance(cursor, WeekLog.Begin(Sample.Week, new History(seed: 8, versions: 3, "zzzz").Whole(0), Sample.At, 256), page);
        Assert.Equal(["change"], page.Names);

        page = new();
        Advance(cursor, cutOff.Answered(), page);
        Assert.Equal(["reset", "snapshot"], page.Names);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2015-reg-12.k3f9.9")]
    [InlineData("2015-reg-11.k3f9.12")]
    [InlineData("garbage")]
    public void Viewer_OfAGrainThatIsSilent_IsGivenWhatThereIs(string? id) =>
        Assert.False(new WeekCursor(s_delta, MailboxSize, id).IsAt(Log(new History(seed: 11, versions: 10)).CutOff()));

    [Fact]
    public void Viewer_BehindByMoreThanItsMailbox_GetsOneChangeSinceItsVersion()
    {
        var history = new History(seed: 5, versions: 20);
        var (log, cursor, page) = (Log(new History(seed: 5, versions: 10)), new WeekCursor(s_delta, MailboxSize, null), new Board());
        cursor = Advance(cursor, log, page);
        Advance(cursor, log.With(history.ChangesAfter(10), null, 256), page);

        Assert.Equal(["snapshot", "change"], page.Names);
        Assert.Equal((20, 0), (page.Version, page.Holes));
        Assert.Equal(Board.Text(System.Text.Json.Nodes.JsonNode.Parse(Log(history).StateFor(s_full).Data.Span)!.AsArray()), page.Text());
    }

    [Fact]
    public void Viewer_BehindTheOldestKeptVersion_GetsResetAndSnapshot()
    {
        var history = new History(seed: 6, versions: 30);
        var (log, cursor, page) = (Log(new History(seed: 6, versions: 10)), new WeekCursor(s_delta, MailboxSize, null), new Board());
        cursor = Advance(cursor, log, page);
        Advance(cursor, log.With(history.ChangesAfter(10), null, kept: 5), page);

        Assert.Equal(["snapshot", "reset", "snapshot"], page.Names);
        Assert.Equal(30, page.Version);
    }

    [Fact]
    public void Viewer_OfAWeekThatWasStoredAnew_GetsResetAndSnapshot()
    {
        var (cursor, page) = (new WeekCursor(s_delta, MailboxSize, null), new Board());
        cursor = Advance(cursor, Log(new History(seed: 7, versions: 10)), page);
        Advance(cursor, WeekLog.Begin(Sample.Week, new History(seed: 8, versions: 10, "other").Whole(0), Sample.At, 256), page);

        Assert.Equal(["snapshot", "reset", "snapshot"], page.Names);
    }

    [Fact]
    public void Viewer_OfAWeekThatWasSetBack_GetsResetEvenWhereTheNumbersFit()
    {
        var (cursor, page) = (new WeekCursor(s_delta, MailboxSize, null), new Board());
        cursor = Advance(cursor, Log(new History(seed: 9, versions: 10)), page);
        Advance(cursor, Log(new History(seed: 10, versions: 10)), page);

        Assert.Equal(["snapshot", "reset", "snapshot"], page.Names);
    }

    private static WeekLog Watch(History history, WeekView view, Board page, Random chance)
    {
        var cursor = new WeekCursor(view, MailboxSize, ResumeAt: null);
        var log = WeekLog.Begin(Sample.Week, new History(0, 0).Whole(0), Sample.At, 256);
        cursor = Advance(cursor, log, page);
        while (log.Version < history.Version)
        {
            log = log.With([.. history.ChangesAfter(log.Version).Take(chance.Next(1, 9))], null, 256);
            cursor = Advance(cursor, log, page);
        }

        return log;
    }

    private static WeekLog Log(History history) => WeekLog.Begin(Sample.Week, history.Whole(since: 3), Sample.At, 256);

    private static List<WireEvent> Read(WeekView view, string? resumeAt, out WeekCursor cursor)
    {
        var events = new List<WireEvent>();
        cursor = Advance(new(view, MailboxSize, resumeAt), Log(new History(seed: 11, versions: 10)), events.Add);
        return events;
    }

    private static WeekCursor Advance(WeekCursor cursor, WeekLog log, Board page) => Advance(cursor, log, page.Take);

    private static WeekCursor Advance(WeekCursor cursor, WeekLog log, Action<WireEvent> take)
    {
        while (!cursor.IsAt(log))
        {
            var step = cursor.Advance(log);
            Assert.NotEqual(cursor, step.Next);
            step.Events.ToList().ForEach(take);
            cursor = (WeekCursor)step.Next;
        }

        return cursor;
    }

    private static IEnumerable<string> Names(List<WireEvent> events) => events.Select(news => news.Name);

    private static string IdOf(WireEvent news) =>
        System.Text.Encoding.UTF8.GetString(news.Frame.Span).Split('\n').Single(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];
}
