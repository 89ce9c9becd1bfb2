using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.News;

/// <summary>Where a viewer of the notifications stands: in the week, and among the announcements.</summary>
/// <param name="View">What it wants to hear.</param>
/// <param name="Week">Its place in the week.</param>
/// <param name="ResumeAt">The last id it had, whatever it sent as such; null when it begins.</param>
internal sealed record NewsCursor(WeekView View, WeekCursor Week, string? ResumeAt) : TopicCursor(ResumeAt)
{
    private object? Lineage { get; init; }

    private string Epoch { get; init; } = "";

    /// <summary>The last announcement that it has.</summary>
    private long Announced { get; init; }

    /// <summary>The last id of the week that it was given.</summary>
    private WeekEventId? WeekId { get; init; }

    public override long? LastVersion => Week.LastVersion;

    public override bool IsAt(TopicLog log) =>
        log is NewsLog news && Lineage == news.Announcements.Lineage && Announced == news.Announcements.Version
            && (news.Week is null || Week.IsAt(news.Week));

    public override TopicStep Advance(TopicLog log)
    {
        var (news, events) = ((NewsLog)log, new List<WireEvent>());
        var next = Place(news.Announcements, out var reset);
        if (reset is { } reason)
        {
            events.Add(WireFormat.Reset(reason));
        }

        next = news.Week is { } week ? next.HearWeek(week, events)
            : (Lineage ?? ResumeAt) is null || reset is not null ? next.HearNothing(events)
            : next;
        return new(events, next.HearAnnouncements(news.Announcements, events));
    }

    /// <summary>Where it goes on; after a reset with what comes from now on.</summary>
    private NewsCursor Place(RoomLog announcements, out ResetReason? reset)
    {
        reset = null;
        if (Lineage is not null)
        {
            reset = Lineage != announcements.Lineage ? ResetReason.OtherEpoch
                : !announcements.Reaches(Announced) ? ResetReason.TooOld
                : null;
            return reset is null ? this with { Epoch = announcements.Epoch } : Anew(announcements);
        }

        if (ResumeAt is null)
        {
            return Anew(announcements);
        }

        if (!NotificationsId.TryParse(ResumeAt, out var id))
        {
            reset = ResetReason.UnknownId;
            return Anew(announcements);
        }

        reset = id.Epoch != announcements.Epoch && id.Epoch.Length > 0 ? ResetReason.OtherEpoch
            : id.Version > announcements.Version ? ResetReason.FromTheFuture
            : id.Version < announcements.BaseVersion ? ResetReason.TooOld
            : null;
        return reset is not null ? Anew(announcements) : Anew(announcements) with
        {
            Announced = id.Version,
            WeekId = id.Week,
            Week = Week with { ResumeAt = id.Week?.ToString() },
        };
    }

    private NewsCursor Anew(RoomLog announcements) => this with
    {
        ResumeAt = null,
        Week = new(View, Week.MailboxSize, ResumeAt: null),
        WeekId = null,
        Lineage = announcements.Lineage,
        Epoch = announcements.Epoch,
        Announced = announcements.Version,
    };

    private NewsCursor HearWeek(WeekLog week, List<WireEvent> events)
    {
        if (Week.IsAt(week))
        {
            return this;
        }

        var (step, next) = (Week.Advance(week), this);
        foreach (var news in step.Events)
        {
            if (WeekEventId.TryParse(news.Id, out var id))
            {
                next = next with { WeekId = id };
                events.Add(Epoch.Length == 0 ? news : news.WithId(next.Id));
            }
            else
            {
                events.Add(news);
            }
        }

        return next with { Week = (WeekCursor)step.Next };
    }

    private NewsCursor HearNothing(List<WireEvent> events)
    {
        events.Add(WireFormat.Ready(Id, week: null));
        return this;
    }

    private NewsCursor HearAnnouncements(RoomLog announcements, List<WireEvent> events)
    {
        var next = this;
        while (next.Announced < announcements.Version)
        {
            next = next with { Announced = next.Announced + 1 };
            if (View.ShowsAnnouncements && announcements.NoteOf(next.Announced) is { IsMessage: true, Entry: var entry })
            {
                events.Add(RoomFormat.Announcement(next.Id, entry, View.IsText));
            }
        }

        return next;
    }

    private string Id => new NotificationsId(WeekId, Epoch, Announced).ToString();
}
