using System.Collections.Immutable;
using LiveScore.Domain;

namespace LiveScore.Gateway.Wire;

/// <summary>Every event that a week's stream knows. What each means stands in docs/wire-format.md.</summary>
internal static class WireFormat
{
    /// <summary>The state of a week.</summary>
    public static WireEvent Snapshot(WeekEventId id, DateTimeOffset at, DateTimeOffset? staleSince, IEnumerable<Game> games) =>
        WireEvent.Create(WireNames.Snapshot, id.ToString(), json =>
        {
            json.WriteStartObject();
            json.WriteString("epoch", EpochOf(id));
            json.WriteNumber("version", id.Version);
            json.WriteUtc("at", at);
            json.WriteUtc("staleSince", staleSince);
            json.WritePropertyName("games");
            json.WriteGames(id.Week, games);
            json.WriteEndObject();
        });

    /// <summary>What altered since a version.</summary>
    /// <param name="id">The version after it.</param>
    /// <param name="since">The version it stands on.</param>
    /// <param name="at">When it altered.</param>
    /// <param name="patches">A patch for each game that altered.</param>
    /// <param name="after">The games after it.</param>
    public static WireEvent Change(
        WeekEventId id, long since, DateTimeOffset at, IEnumerable<GamePatch> patches, ImmutableArray<Game> after) =>
        WireEvent.Create(WireNames.Change, id.ToString(), json =>
        {
            json.WriteStartObject();
            json.WriteString("epoch", EpochOf(id));
            json.WriteNumber("since", since);
            json.WriteNumber("version", id.Version);
            json.WriteUtc("at", at);
            json.WriteStartArray("games");
            foreach (var patch in patches)
            {
                json.WritePatch(id.Week, patch, after.First(game => game.Id == patch.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>All games of a week, for viewers that want no deltas. Its data is also the answer in plain JSON.</summary>
    public static WireEvent Update(WeekEventId id, IEnumerable<Game> games) =>
        WireEvent.Create(WireNames.Update, id.ToString(), json => json.WriteGames(id.Week, games));

    /// <summary>Notifications come from here on.</summary>
    public static WireEvent Ready(WeekEventId id) => Ready(id.ToString(), id);

    /// <param name="id">Of all that notifications are made of.</param>
    /// <param name="week">The current one; null while there is none.</param>
    public static WireEvent Ready(string id, WeekEventId? week) =>
        WireEvent.Create(WireNames.Ready, id, json =>
        {
            json.WriteStartObject();
            json.WriteString("epoch", week is { } known ? EpochOf(known) : null);
            json.WriteNumber("version", week?.Version ?? 0);
            json.WriteEndObject();
        });

    /// <summary>What a change means to fans. Its kind is also the name of the event.</summary>
    public static WireEvent Notification(WeekEventId id, Notification news) =>
        WireEvent.Create(WireNames.Of(news.Kind), id.ToString(), json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", WireNames.Of(news.Kind));
            json.WriteUtc("at", news.At);
            json.WriteString("gameId", news.GameId);
            json.WriteString("team", news.Team);
            json.WriteNumberOrNull("points", news.Points);
            json.WriteString("lead", WireNames.Of(news.Lead));
            json.WriteSide("home", news.Game.Home, news.Game.HomeScore);
            json.WriteSide("away", news.Game.Away, news.Game.AwayScore);
            json.WriteNumberOrNull("period", news.Game.Period);
            json.WriteString("clock", news.Game.Clock);
            json.WriteString("text", news.Text);
            json.WriteEndObject();
        });

    /// <summary>The same in words alone.</summary>
    public static WireEvent NotificationText(WeekEventId id, Notification news) =>
        WireEvent.CreateText(WireNames.Of(news.Kind), id.ToString(), news.Text);

    /// <summary>Forget what you have: the state comes next. Without an id, since it is none.</summary>
    public static WireEvent Reset(ResetReason reason) =>
        WireEvent.ResetFor(reason, json =>
        {
            json.WriteStartObject();
            json.WriteString("reason", WireNames.Of(reason));
            json.WriteEndObject();
        });

    /// <summary>The line is alive. Without an id, since there is nothing to resume after it.</summary>
    /// <param name="at">The time of the league's clock.</param>
    /// <param name="version">The version this viewer was last given, if any.</param>
    /// <param name="staleSince">Since when the feed has not been heard.</param>
    public static WireEvent Heartbeat(DateTimeOffset at, long? version, DateTimeOffset? staleSince) =>
        WireEvent.Create(WireNames.Heartbeat, id: null, json =>
        {
            json.WriteStartObject();
            json.WriteUtc("at", at);
            if (version is { } number)
            {
                json.WriteNumber("version", number);
            }
            else
            {
                json.WriteNull("version");
            }

            json.WriteUtc("staleSince", staleSince);
            json.WriteEndObject();
        });

    /// <summary>Answer to a ping of a viewer.</summary>
    public static WireEvent Pong(DateTimeOffset at) =>
        WireEvent.Create(WireNames.Pong, id: null, json =>
        {
            json.WriteStartObject();
            json.WriteUtc("at", at);
            json.WriteEndObject();
        });

    /// <summary>A message of a viewer that cannot be obeyed, as a problem document has it.</summary>
    public static WireEvent Error(Microsoft.AspNetCore.Mvc.ProblemDetails problem) =>
        WireEvent.Create(WireNames.Error, id: null, json =>
        {
            json.WriteStartObject();
            json.WriteString("type", problem.Type);
            json.WriteString("title", problem.Title);
            json.WriteNumberOrNull("status", problem.Status);
            json.WriteString("detail", problem.Detail);
            json.WriteEndObject();
        });

    private static string? EpochOf(WeekEventId id) => id.Epoch.Length == 0 ? null : id.Epoch;
}
