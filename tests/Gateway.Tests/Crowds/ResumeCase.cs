using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using LiveScore.Testing.Crowds;

namespace LiveScore.Gateway.Tests.Crowds;

public enum Resumption
{
    /// <summary>There was no id: the state, and nothing before it.</summary>
    State,

    /// <summary>Each event after the id, in order.</summary>
    Missed,

    /// <summary>A reset, then the state.</summary>
    Reset,

    /// <summary>As old as what may be kept or not.</summary>
    MissedOrReset,
}

/// <summary>A request of somebody who comes back with whatever he takes for his last id, and what has to come of it.</summary>
/// <param name="Protocol">The request.</param>
/// <param name="Expected">What has to come of it.</param>
/// <param name="Id">The id that the gateway has to see; null when there is none.</param>
/// <param name="Reason">Of the reset, where there can be one only.</param>
internal sealed partial record ResumeCase(CrowdProtocol Protocol, Resumption Expected, string? Id, string? Reason)
{
    public long Version => VersionOf(Id!);

    /// <summary>Makes a case.</summary>
    /// <param name="chance">The same chance makes the same case.</param>
    /// <param name="week">Has to have been watched first at <paramref name="oldest"/> + 150 versions, and to have more than that now.</param>
    /// <param name="oldest">The oldest version that the gateway ever knew.</param>
    /// <param name="isCurrent">Whether it is the week of <c>/api/livescore</c>.</param>
    public static ResumeCase Make(Random chance, ScriptedWeek week, long oldest, bool isCurrent)
    {
        var (id, reason) = ResumeId.Make(chance, week, oldest);
        // A message holds up to 64 KiB.
        return chance.Next(6) == 0 && id.Length < 60_000
            ? OfSocket(week, oldest, isCurrent && chance.Next(4) == 0 ? "current" : week.Topic(), id, reason)
            : OfStream(chance, week, oldest, isCurrent && chance.Next(4) == 0 ? "/api/livescore" : week.Stream, id, reason);
    }

    public override string ToString() => $"{Expected} {Reason} {Protocol}";

    private static ResumeCase OfSocket(ScriptedWeek week, long oldest, string topic, string id, string? reason) =>
        Of(new WebSocketProtocol(topic) { After = id.Length == 0 ? null : id }, week, oldest, id, reason);

    private static ResumeCase OfStream(Random chance, ScriptedWeek week, long oldest, string path, string id, string? reason)
    {
        var header = id;
        var query = default(string);
        switch (chance.Next(8))
        {
            case 0:
                (header, query) = (null, id);
                break;
            case 1 when id.Length > 0:
                query = ResumeId.Make(chance, week, oldest).Id;
                break;
            case 2 when id.Length > 0:
                (header, query) = ("", id);
                break;
        }

        var isTwice = header is { Length: > 0 and < 1000 } && chance.Next(20) == 0;
        var request = string.Concat(
            $"GET {Target(chance, path, query)} HTTP/1.1\r\nHost: test\r\n",
            header is null ? "" : $"Last-Event-ID: {header}\r\n",
            isTwice ? $"last-event-id:{header}\r\n" : "",
            "\r\n");
        return Of(
            new RawSseProtocol(Encoding.Latin1.GetBytes(request)),
            week, oldest, isTwice ? $"{header},{header}" : id, isTwice && reason is not null ? "unknown-id" : reason);
    }

    private static ResumeCase Of(CrowdProtocol protocol, ScriptedWeek week, long oldest, string id, string? reason)
    {
        var part = OwnPart(id, week);
        return new(protocol, Expect(part, week, oldest), part.Length == 0 ? null : part, reason);
    }

    private static string Target(Random chance, string path, string? query)
    {
        var mode = chance.Next(2) == 0 ? "full" : "delta";
        var escaped = query is null ? "" : string.Concat(Encoding.Latin1.GetBytes(query).Select(value =>
            char.IsAsciiLetterOrDigit((char)value) && chance.Next(20) > 0 ? $"{(char)value}" : $"%{value:X2}"));
        return query is null ? $"{path}?mode={mode}" : $"{path}?lastEventId={escaped}&mode={mode}";
    }

    /// <summary>An id may join those of several topics; each takes its own part.</summary>
    private static string OwnPart(string id, ScriptedWeek week) =>
        id.Length > 128 ? id : id.Split("..").FirstOrDefault(part => IsOf(week, part), id);

    /// <summary>What docs/wire-format.md says of an id, read without the product's own reader.</summary>
    private static Resumption Expect(string id, ScriptedWeek week, long oldest)
    {
        if (id.Length == 0)
        {
            return Resumption.State;
        }

        if (!IsOf(week, id))
        {
            return Resumption.Reset;
        }

        var (version, now) = (VersionOf(id), week.State.Version);
        return version > now || version < oldest ? Resumption.Reset : version < now - 150 ? Resumption.MissedOrReset : Resumption.Missed;
    }

    private static bool IsOf(ScriptedWeek week, string id) =>
        week.IdOf(0)[..^1] is var start && id.StartsWith(start, StringComparison.Ordinal) && Canonical().IsMatch(id[start.Length..]);

    private static long VersionOf(string id) => long.Parse(id.Split('.')[^1], CultureInfo.InvariantCulture);

    [GeneratedRegex("^(0|[1-9][0-9]{0,18})\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Canonical();
}
