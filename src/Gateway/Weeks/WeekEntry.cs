using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveScore.Domain;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Weeks;

/// <summary>One version of a week: what altered, the games after it, and every event it was told by, each encoded once.</summary>
/// <param name="id">Of this version.</param>
/// <param name="change">What altered.</param>
/// <param name="previous">The games before it.</param>
/// <param name="games">The games after it.</param>
internal sealed class WeekEntry(WeekEventId id, WeekChange change, ImmutableArray<Game> previous, ImmutableArray<Game> games)
{
    private readonly Lazy<ImmutableArray<(Notification Notification, WireEvent Event, WireEvent Text)>> _notifications =
        new(() => Told(id, previous, change));

    private readonly ConcurrentDictionary<(WeekView View, long Since), Lazy<WireEvent?>> _events = new();

    public long Version => change.Version;

    public DateTimeOffset At => change.At;

    public ImmutableArray<Game> Games => games;

    /// <summary>The event that takes a viewer to this version, or null when nothing that it sees altered.</summary>
    /// <param name="view">What the viewer wants to see.</param>
    /// <param name="since">The version it was last given.</param>
    /// <param name="stand">The version whose games it has: <paramref name="since"/>, or a later one without a difference to it.</param>
    /// <param name="before">Those games.</param>
    public WireEvent? EventFor(WeekView view, long since, long stand, ImmutableArray<Game> before) =>
        // `stand` and `before` are no part of the keys: between `since` and `stand` nothing altered that this view shows.
        view.Mode == ViewMode.Delta
            ? _events.GetOrAdd((view, since), _ => new(() => Change(view, since, stand, before))).Value
            : IsTouched(view, stand, before) ? _events.GetOrAdd((view, 0), _ => new(() => Update(view))).Value : null;

    /// <summary>What it means to fans, as far as the viewer wants to know.</summary>
    /// <param name="view">What the viewer wants to see.</param>
    /// <param name="known">How many of all that this version means it knows.</param>
    public IEnumerable<WireEvent> NotificationsFor(WeekView view, int known) => _notifications.Value
        .Skip(known).Where(told => view.Shows(told.Notification)).Select(told => view.IsText ? told.Text : told.Event);

    private static ImmutableArray<(Notification, WireEvent, WireEvent)> Told(WeekEventId id, ImmutableArray<Game> previous, WeekChange change)
    {
        var all = Notifications.Of(previous, change);
        return [.. all.Select((one, i) =>
        {
            // A connection may end between two of them: only behind the last one is all of the version known.
            var place = i == all.Length - 1 ? id : id with { Version = id.Version - 1, Part = i + 1 };
            return (one, WireFormat.Notification(place, one), WireFormat.NotificationText(place, one));
        })];
    }

    private WireEvent Update(WeekView view) => WireFormat.Update(id, view.Of(games));

    private WireEvent? Change(WeekView view, long since, long stand, ImmutableArray<Game> before)
    {
        var patches = Patches(view, stand, before).ToList();
        return patches.Count == 0 ? null : WireFormat.Change(id, since, change.At, patches, games);
    }

    private bool IsTouched(WeekView view, long stand, ImmutableArray<Game> before) =>
        view.Team is null || Patches(view, stand, before).Any();

    private IEnumerable<GamePatch> Patches(WeekView view, long stand, ImmutableArray<Game> before)
    {
        var seen = view.Of(games);
        return stand == Version - 1
            ? change.Games.Where(patch => seen.Any(game => game.Id == patch.Id))
            : seen.Select(game => GamePatch.Between(before.FirstOrDefault(old => old.Id == game.Id), game)).OfType<GamePatch>();
    }
}
