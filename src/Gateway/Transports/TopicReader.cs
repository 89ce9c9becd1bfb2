using LiveScore.Contracts;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Transports;

/// <summary>What viewers say about the topics they mean.</summary>
internal sealed class TopicReader(WeekFollowers weeks, RoomFollowers rooms, RoomNames names, CurrentWeek current, IOptions<GatewayOptions> options)
{
    /// <summary>Reads <c>week/{season}/{slug}</c>, <c>current</c>, <c>notifications</c> or <c>chat/{room}</c>, or tells what is wrong with it.</summary>
    /// <param name="text">Whatever came.</param>
    /// <param name="writes">Whether something is to be posted there.</param>
    /// <param name="cancellation">The viewer is gone.</param>
    public async Task<(TopicName Name, ProblemHttpResult? Problem)> ReadAsync(string text, bool writes, CancellationToken cancellation) => text.Split('/') switch
    {
        ["current"] => (TopicName.Current, null),
        ["notifications"] => (TopicName.Notifications, null),
        ["chat", var room] => (TopicName.Chat(room), await names.RefusalAsync(room, writes)),
        ["week", var season, var slug] => WeekRoute.ReadWeek(season, slug, out var week) is { } problem
            ? (default, problem)
            : (new(week), await IsUnknownAsync(week, cancellation) ? Problem.UnknownWeek(season, slug) : null),
        _ => (default, Problem.UnknownTopic(text)),
    };

    /// <summary>
    /// Whether nothing of the week is stored. A grain that does not answer is no reason to refuse: the scores come when it is back.
    /// </summary>
    public async Task<bool> IsUnknownAsync(Domain.SeasonWeekKey week, CancellationToken cancellation)
    {
        using var lease = weeks.Follow(week);
        var log = await lease.Follower.WaitForLogAsync(options.Value.AnswerLimit, cancellation);
        return log is { IsStored: false } && week != current.Week;
    }

    /// <summary>Where a viewer that comes back goes on, for each of its topics; what it has seen of them is known then.</summary>
    /// <param name="lastId">The last id it had, which may join several.</param>
    /// <param name="topics">Null for one that cannot be followed.</param>
    public async Task<IReadOnlyList<string?>> ResumeAsync(string? lastId, IReadOnlyList<TopicName?> topics)
    {
        var resumeAt = JoinedId.Split(lastId, [.. topics.Select<TopicName?, Predicate<string>>(topic => id => topic?.Owns(id, current.Week) is true)]);
        foreach (var (topic, id) in topics.Zip(resumeAt))
        {
            await (topic switch
            {
                { Room: { } room } => CatchUpAsync(room, RoomEventId.TryParse(id, out var posted) ? posted : null),
                { IsNotifications: true } when NotificationsId.TryParse(id, out var told) => Task.WhenAll(
                    CatchUpAsync(told.Week),
                    CatchUpAsync(IChatRoomGrain.Announcements, new("", told.Epoch, told.Version))),
                _ => CatchUpAsync(WeekEventId.TryParse(id, out var changed) ? changed : null),
            });
        }

        return resumeAt;
    }

    // Another gateway may have told it more than has come here so far.
    private async Task CatchUpAsync(WeekEventId? resumeAt)
    {
        if (resumeAt is { } id && weeks.TryFind(id.Week, out var follower)
            && follower.Log is { } log && log.Epoch == id.Epoch && log.Version < id.Version)
        {
            await follower.CatchUpAsync(new(id.Epoch, id.Version), options.Value.AnswerLimit);
        }
    }

    private async Task CatchUpAsync(string room, RoomEventId? resumeAt)
    {
        // The first message gives a room its epoch.
        if (resumeAt is { } id && rooms.TryFind(room, out var follower)
            && follower.Log is { } log && (log.Epoch.Length == 0 || log.Epoch == id.Epoch) && log.Version < id.Version)
        {
            await follower.CatchUpAsync(options.Value.AnswerLimit);
        }
    }
}
