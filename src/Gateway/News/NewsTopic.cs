using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.News;

/// <summary>What happens in the current week, and what the operator has to say.</summary>
internal sealed class NewsTopic : Topic
{
    private readonly WeekTopic _week;
    private readonly RoomTopic _announcements;
    private readonly CurrentWeek _current;
    private NewsLog? _log;
    private NewsLog? _left;

    /// <param name="week">The current one.</param>
    /// <param name="announcements">The room that they are in.</param>
    /// <param name="current">Whether there is a current one.</param>
    public NewsTopic(WeekTopic week, RoomTopic announcements, CurrentWeek current)
    {
        (_week, _announcements, _current) = (week, announcements, current);
        _log = Join(_week.Log);
    }

    public override NewsLog? Log => _log;

    public override bool Look()
    {
        var before = _log;
        if (_week.Look() | _announcements.Look() || _log is null)
        {
            (_log, _left) = (Join(_week.Log), null);
        }

        return _log != before;
    }

    /// <summary>First the last news of a week that is no longer the current one.</summary>
    public override TopicLog? LogFor(TopicCursor cursor)
    {
        if (cursor is not NewsCursor { Week: { } place } || _week.LogFor(place) is not { } log || log == _week.Log)
        {
            return _log;
        }

        return _left ??= Join((WeekLog)log);
    }

    public override TopicCursor Begin(Wish wish) => new NewsCursor(wish.View, _week.Begin(wish with { ResumeAt = null }), wish.ResumeAt);

    public override void Dispose()
    {
        _week.Dispose();
        _announcements.Dispose();
    }

    // Nothing is told before both are known: what is said in between would be lost.
    private NewsLog? Join(WeekLog? week) =>
        _announcements.Log is { } announcements && (week is not null || (_current.IsKnown && _current.Week is null))
            ? NewsLog.Of(week, announcements)
            : null;
}
