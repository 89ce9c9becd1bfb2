using System.Text;
using LiveScore.Gateway.Tests.Hosting;

namespace LiveScore.Gateway.Tests.Crowds;

/// <summary>What people take for the last id that they had.</summary>
internal static class ResumeId
{
    /// <summary>An id, and the reason of the reset that has to come of it where there can be one only. Empty is none.</summary>
    public static (string Id, string? Reason) Make(Random chance, ScriptedWeek week, long oldest)
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
}
