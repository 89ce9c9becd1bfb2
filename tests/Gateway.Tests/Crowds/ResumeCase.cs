using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LiveScore.Gateway.Tests.Hosting;

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
/// <param name="Request">Its bytes.</param>
/// <param name="Expected">What has to come of it.</param>
/// <param name="Id">The id that the gateway has to see; null when there is none.</param>
/// <param name="Reason">Of the reset, where there can be one only.</param>
internal sealed partial record ResumeCase(byte[] Request, Resumption Expected, string? Id, string? Reason)
{
    public long Version => VersionOf(Id!);

    /// <summary>Makes a case.</summary>
    /// <param name="chance">The same chance makes the same case.</param>
    /// <param name="week">Has to have been watched first at <paramref name="oldest"/> + 150 versions, and to have more than that now.</param>
    /// <param name="oldest">The oldest version that the gateway ever knew.</param>
    /// <param name="isCurrent">Whether it is the week of <c>/api/livescore</c>.</param>
    public static ResumeCase Make(Random chance, ScriptedWeek week, long oldest, bool isCurrent)
    {
        var (id, reason) = MakeId(chance, week, oldest);
        var header = id;
        var query = default(string);
        switch (chance.Next(8))
        {
            case 0:
                (header, query) = (null, id);
                break;
            case 1 when id.Length > 0:
                query = MakeId(chance, week, oldest).Id;
                break;
            case 2 when id.Length > 0:
                (header, query) = ("", id);
                break;
        }

        var isTwice = header is { Length: > 0 and < 1000 } && chance.Next(20) == 0;
        var seen = isTwice ? $"{header},{header}" : id;
        return new(
            Encoding.Latin1.GetBytes(string.Concat(
                $"GET {Target(chance, isCurrent && chance.Next(4) == 0 ? "/api/livescore" : week.Stream, query)} HTTP/1.1\r\nHost: test\r\n",
                header is null ? "" : $"Last-Event-ID: {header}\r\n",
                isTwice ? $"last-event-id:{header}\r\n" : "",
                "\r\n")),
            Expect(OwnPart(seen, week), week, oldest),
            seen.Length == 0 ? null : OwnPart(seen, week),
            isTwice && reason is not null ? "unknown-id" : reason);
    }

    public override string ToString() => $"{Expected} {Reason} {Encoding.Latin1.GetString(Request.AsSpan(0, Math.Min(Request.Length, 400)))}";

    private static (string Id, string? Reason) MakeId(Random chance, ScriptedWeek week, long oldest)
    {
        var now = week.State.Version;
        // Mostly not long ago.
        var id = week.IdOf(now - 1 - (long)(150 * Math.Pow(chance.NextDouble(), 4)));
        var parts = id.Split('.');
        return chance.Next(18) switch
        {
            0 => ("", null),
            1 or 2 => (week.IdOf(now), null),
            3 or 4 or 5 => (id, null),
            6 => (week.IdOf(chance.NextInt64(0, oldest)), "too-old"),
            7 => (week.IdOf(chance.Next(2) == 0 ? now + 2 + chance.Next(1000) : long.MaxValue), "from-the-future"),
            8 => ($"{parts[0]}.{(chance.Next(2) == 0 ? "-" : $"x{chance.Next()}")}.{parts[2]}", "other-epoch"),
            9 => ($"1999-post-{chance.Next(1, 5)}.{parts[1]}.{parts[2]}", "other-week"),
            10 => (id[..chance.Next(1, id.Length)], null),
            11 => (id.Insert(chance.Next(1, id.Length), "\0"), "unknown-id"),
            12 when chance.Next(25) == 0 => (new((char)('0' + chance.Next(10)), 64 * 1024), "unknown-id"),
            12 => ($"x{Encoding.Latin1.GetString(Noise(chance))}x", "unknown-id"),
            13 => (Encoding.Latin1.GetString((chance.Next(2) == 0 ? Encoding.Unicode : Encoding.BigEndianUnicode).GetBytes(id)), "unknown-id"),
            14 => ($"{Encoding.Latin1.GetString(Encoding.UTF8.Preamble)}{id}", "unknown-id"),
            15 => (Join(chance, id), null),
            16 => (string.Concat(id.AsSpan(0, id.Length - 1), ((char)chance.Next(0x21, 0x7f)).ToString()), null),
            _ => (chance.Next(4) switch
            {
                0 => id.ToUpperInvariant(),
                1 => id.Replace(".", ".0", StringComparison.Ordinal),
                2 => $"\"{id}\"",
                _ => Uri.EscapeDataString(id.Replace('-', '/')),
            }, null),
        };
    }

    private static string Join(Random chance, string id)
    {
        string[] others = ["-", "1999-post-1.zz.7", "", "nonsense"];
        var ids = Enumerable.Range(0, chance.Next(0, 4)).Select(_ => others[chance.Next(others.Length)]).Append(id).ToArray();
        chance.Shuffle(ids);
        return string.Join("..", ids);
    }

    // CR and LF would end the field.
    private static byte[] Noise(Random chance)
    {
        var bytes = new byte[chance.Next(1, 300)];
        chance.NextBytes(bytes);
        return [.. bytes.Select(value => value is (byte)'\r' or (byte)'\n' ? (byte)'?' : value)];
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
