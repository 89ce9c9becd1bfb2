using System.Collections.Immutable;
using LiveScore.Domain;

namespace LiveScore.Domain.Tests;

/// <summary>What is told when games alter.</summary>
internal static class News
{
    /// <summary>In the third hour of BAL @ CLE.</summary>
    private static readonly DateTimeOffset s_at = Week.Scheduled.Kickoff.AddHours(2);

    public static ImmutableArray<Notification> Of(Game before, Game after, DateTimeOffset? at = null) =>
        Of([before], [after], at);

    public static ImmutableArray<Notification> Of(ImmutableArray<Game> before, ImmutableArray<Game> after, DateTimeOffset? at = null) =>
        Notifications.Of(before, Change(before, after, at));

    /// <summary>What is told from state to state of one game.</summary>
    public static ImmutableArray<Notification> Through(params IEnumerable<Game> states) =>
        [.. states.Zip(states.Skip(1)).SelectMany(pair => Of(pair.First, pair.Second))];

    public static string[] Texts(this IEnumerable<Notification> news) => [.. news.Select(told => told.Text)];

    public static string[] Kinds(this IEnumerable<Notification> news) => [.. news.Select(told => told.Kind.ToString())];

    /// <summary>The points told of each team, added up.</summary>
    public static (int Away, int Home) Points(this IEnumerable<Notification> news) => (
        news.Where(told => told.Team == told.Game.Away.Code).Sum(told => told.Points!.Value),
        news.Where(told => told.Team == told.Game.Home.Code).Sum(told => told.Points!.Value));

    private static WeekChange Change(ImmutableArray<Game> before, ImmutableArray<Game> after, DateTimeOffset? at) => new(
        2,
        at ?? s_at,
        [.. after.Select(game => GamePatch.Between(before.FirstOrDefault(known => known.Id == game.Id), game)).OfType<GamePatch>()]);
}
