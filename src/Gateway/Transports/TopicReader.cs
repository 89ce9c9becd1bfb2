using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Transports;

/// <summary>What viewers say about the topics they mean.</summary>
internal sealed class TopicReader(WeekFollowers followers, CurrentWeek current, IOptions<GatewayOptions> options)
{
    /// <summary>Reads <c>week/{season}/{slug}</c> <c>current</c> or <c>notifications</c>, or tells what is wrong with it.</summary>
    public async Task<(TopicName Name, ProblemHttpResult? Problem)> ReadAsync(string text, CancellationToken cancellation)
    {
        if (text == TopicName.Current.ToString())
        {
            return (TopicName.Current, null);
        }

        if (text == TopicName.Notifications.ToString())
        {
            return (TopicName.Notifications, null);
        }

        if (text.Split('/') is not ["week", var season, var slug])
        {
            return (default, Problem.UnknownTopic(text));
        }

        return WeekRoute.ReadWeek(season, slug, out var week) is { } problem
            ? (default, problem)
            : (new(week), await IsUnknownAsync(week, cancellation) ? Problem.UnknownWeek(season, slug) : null);
    }

    /// <summary>
    /// Whether nothing of the week is stored. A grain that does not answer is no reason to refuse: the scores come when it is back.
    /// </summary>
    public async Task<bool> IsUnknownAsync(Domain.SeasonWeekKey week, CancellationToken cancellation)
    {
        using var lease = followers.Follow(week);
        var log = await lease.Follower.WaitForLogAsync(options.Value.AnswerLimit, cancellation);
        return log is { IsStored: false } && week != current.Week;
    }

    /// <summary>Where a viewer that comes back goes on, for each of its topics; what it has seen of them is known then.</summary>
    /// <param name="lastId">The last id it had, which may join several.</param>
    /// <param name="topics">Null for one that cannot be followed.</param>
    public async Task<IReadOnlyList<string?>> ResumeAsync(string? lastId, IEnumerable<TopicName?> topics)
    {
        var resumeAt = JoinedId.Split(lastId, [.. topics.Select(topic => topic is { } known ? known.Week ?? current.Week : null)]);
        foreach (var id in resumeAt)
        {
            await CatchUpAsync(id);
        }

        return resumeAt;
    }

    // Another gateway may have told it more than has come here so far.
    private async Task CatchUpAsync(string? resumeAt)
    {
        if (WeekEventId.TryParse(resumeAt, out var id) && followers.TryFind(id.Week, out var follower)
            && follower.Log is { } log && log.Epoch == id.Epoch && log.Version < id.Version)
        {
            await follower.CatchUpAsync(options.Value.AnswerLimit);
        }
    }
}
