using System.Collections.Immutable;
using System.Text.Json;
using LiveScore.Domain.Chat;

namespace LiveScore.Gateway.Wire;

/// <summary>Every event of a room, and of the announcements, which are one. What each means stands in docs/wire-format.md.</summary>
internal static class RoomFormat
{
    /// <summary>Lists of users end here; the count is the true one.</summary>
    private const int MostNames = 100;

    /// <summary>What the operator has to say.</summary>
    public static WireEvent Announcement(string id, RoomEntry entry, bool isText) => isText
        ? WireEvent.CreateText(WireNames.Announcement, id, entry.Text!)
        : WireEvent.Create(WireNames.Announcement, id, json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", WireNames.Announcement);
            json.WriteUtc("at", entry.At);
            json.WriteString("text", entry.Text);
            json.WriteEndObject();
        });

    /// <summary>A message in a room. It carries its id as data too: that is what names it to others.</summary>
    public static WireEvent Message(string room, string epoch, RoomEntry entry)
    {
        var id = new RoomEventId(room, epoch, entry.Version).ToString();
        return WireEvent.Create(WireNames.Message, id, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("room", room);
            json.WriteString("user", entry.User);
            json.WriteString("text", entry.Text);
            json.WriteUtc("at", entry.At);
            json.WriteEndObject();
        });
    }

    /// <summary>A message is no more.</summary>
    public static WireEvent Deleted(string room, string epoch, RoomEntry entry) =>
        WireEvent.Create(WireNames.Deleted, new RoomEventId(room, epoch, entry.Version).ToString(), json =>
        {
            json.WriteStartObject();
            json.WriteString("id", new RoomEventId(room, epoch, entry.Deletes ?? 0).ToString());
            json.WriteString("room", room);
            json.WriteUtc("at", entry.At);
            json.WriteEndObject();
        });

    /// <summary>Who is in a room. Without an id: whoever comes back is told anew.</summary>
    /// <param name="room">The room.</param>
    /// <param name="at">When that was known.</param>
    /// <param name="users">All who are there.</param>
    /// <param name="before">Those of whom the viewer knows; null when it knows of nobody.</param>
    public static WireEvent Presence(string room, DateTimeOffset at, ImmutableArray<string> users, ImmutableArray<string>? before) =>
        WireEvent.Create(WireNames.Presence, id: null, json =>
        {
            json.WriteStartObject();
            json.WriteString("room", room);
            json.WriteUtc("at", at);
            json.WriteNumber("count", users.Length);
            json.WriteNames("users", before is null ? users : null);
            json.WriteNames("joined", before is { } known ? users.Except(known, StringComparer.Ordinal) : []);
            json.WriteNames("left", before?.Except(users, StringComparer.Ordinal) ?? []);
            json.WriteEndObject();
        });

    /// <summary>A viewer's own message is stored.</summary>
    public static WireEvent Posted(string room, string epoch, RoomEntry entry) =>
        WireEvent.Create(WireNames.Posted, id: null, json => json.WritePosted(room, epoch, entry));

    /// <summary>A message is stored: what was made of it.</summary>
    public static void WritePosted(this Utf8JsonWriter json, string room, string epoch, RoomEntry entry)
    {
        json.WriteStartObject();
        json.WriteBoolean("success", true);
        json.WriteString("id", new RoomEventId(room, epoch, entry.Version).ToString());
        json.WriteString("room", room);
        json.WriteString("user", entry.User);
        json.WriteUtc("at", entry.At);
        json.WriteEndObject();
    }

    /// <summary>Null when there are none; not all when there are very many.</summary>
    private static void WriteNames(this Utf8JsonWriter json, string name, IEnumerable<string>? users)
    {
        if (users is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var user in users.Take(MostNames))
        {
            json.WriteStringValue(user);
        }

        json.WriteEndArray();
    }
}
