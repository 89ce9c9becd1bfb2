using LiveScore.Domain;
using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Weeks;

/// <summary>The weeks that someone watches.</summary>
internal sealed class WeekFollowers(FollowerContext context)
    : FollowerPool<SeasonWeekKey, WeekFollower>(context, week => new(week, context));
