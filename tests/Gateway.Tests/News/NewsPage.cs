using LiveScore.Domain;
using LiveScore.Gateway.News;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.News;

/// <summary>A viewer that now and then loses its line, even within a step, and checks what it hears against what happened.</summary>
internal sealed class NewsPage(WeekView view)
{
    private readonly HashSet<long> _announcements = [];
    private NewsCursor _cursor = Begin(view, id: null);
    private string? _lastId;
    private bool _isPlaced;
    private SeasonWeekKey? _week;
    private Queue<string> _expected = [];
    private long _announcedFrom;
    private long _lastAnnouncement;

    /// <param name="league">What happened.</param>
    /// <param name="chance">Null to read all, without losing the line.</param>
    public void Read(NewsLeague league, Random? chance)
    {
        if (chance?.Next(6) == 0)
        {
            _cursor = Begin(view, _lastId);
        }

        while (league.LogFor(_cursor) is var log && !_cursor.IsAt(log))
        {
            var step = _cursor.Advance(log);
            Assert.NotEqual(_cursor, step.Next);
            // Between a reset and the place behind it nothing is lost: the old id may still be good where it is said next.
            var heard = chance?.Next(8) == 0 && step.Events is not [{ Name: "reset" }, ..] ? chance.Next(step.Events.Count + 1) : step.Events.Count;
            step.Events.Take(heard).ToList().ForEach(news => Take(news, league));
            _cursor = heard == step.Events.Count ? (NewsCursor)step.Next : Begin(view, _lastId);
        }
    }

    public void AssertComplete(NewsLeague league)
    {
        Assert.True(_isPlaced);
        Assert.Equal(league.Log.Week?.Week, _week);
        var unheard = league.Log.Week is { } week ? _expected.Where(id => IdOf(id).Version + Math.Sign(IdOf(id).Part) <= week.Version).ToList() : [];
        Assert.Empty(unheard);
        if (view.ShowsAnnouncements)
        {
            Assert.Subset(_announcements, league.Standing.Where(version => version > _announcedFrom).ToHashSet());
        }
    }

    private static NewsCursor Begin(WeekView view, string? id) => new(view, new(view, MailboxSize: 4, ResumeAt: null), id);

    private void Take(WireEvent news, NewsLeague league)
    {
        _lastId = news.Id ?? _lastId;
        switch (news.Name)
        {
            case "reset":
                (_isPlaced, _week, _expected) = (false, null, []);
                break;
            case "ready":
                TakePlace(Parsed(news), league);
                break;
            case "announcement":
                Assert.True(view.ShowsAnnouncements);
                var version = Parsed(news).Version;
                Assert.True(version > _lastAnnouncement, $"Announcement {version} came behind {_lastAnnouncement}.");
                _lastAnnouncement = version;
                _announcements.Add(version);
                break;
            default:
                Assert.Equal(_expected.Dequeue(), Parsed(news).Week.ToString());
                break;
        }
    }

    private void TakePlace(NotificationsId place, NewsLeague league)
    {
        if (!_isPlaced)
        {
            (_announcedFrom, _lastAnnouncement) = (place.Version, place.Version);
            _isPlaced = true;
        }

        // Without a reset the week before has been told to its end.
        Assert.Empty(_expected);
        if (place.Week is { } at)
        {
            Assert.NotEqual(at.Week, _week);
            _week = at.Week;
            var whole = league.Whole[at.Week];
            _expected = new(Enumerable.Range((int)at.Version + 1, (int)(whole.Version - at.Version))
                .SelectMany(version => whole.EntryOf(version).NotificationsFor(view, known: 0)).Select(told => told.Id!));
        }
    }

    private static NotificationsId Parsed(WireEvent news)
    {
        Assert.True(NotificationsId.TryParse(news.Id, out var id), $"{news.Name} has the id {news.Id}.");
        return id;
    }

    private static WeekEventId IdOf(string text) => WeekEventId.TryParse(text, out var id) ? id : throw new FormatException(text);
}
