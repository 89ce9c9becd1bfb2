using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LiveScore.Testing.Crowds;

/// <summary>What an id says, read without the product's own reader: <c>2015-reg-12.k3f9.42</c>.</summary>
/// <param name="Week">Everything before the first dot.</param>
/// <param name="Epoch">Between the dots.</param>
/// <param name="Version">After the last.</param>
internal readonly record struct EventId(string Week, string Epoch, long Version)
{
    private const int MaxLength = 128;

    // Thousands of viewers read the same few weeks and epochs.
    [ThreadStatic]
    private static EventId s_last;

    public static EventId Parse(ReadOnlySpan<byte> id)
    {
        var (first, last) = (id.IndexOf((byte)'.'), id.LastIndexOf((byte)'.'));
        if (first <= 0 || last <= first || id.Length > MaxLength
            || !Utf8Parser.TryParse(id[(last + 1)..], out long version, out var length) || length != id.Length - last - 1)
        {
            throw new FormatException($"'{Encoding.UTF8.GetString(id)}' is no id");
        }

        var week = id[..first];
        var epoch = id[(first + 1)..last];
        if (s_last.Week is null || !Ascii.Equals(week, s_last.Week) || !Ascii.Equals(epoch, s_last.Epoch))
        {
            s_last = new(Encoding.ASCII.GetString(week), Encoding.ASCII.GetString(epoch), 0);
        }

        return s_last with { Version = version };
    }

    /// <summary>Whether versions of the one may follow on versions of the other.</summary>
    public bool IsOfOneRowWith(EventId other) => Week == other.Week && Epoch == other.Epoch;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Week}.{Epoch}.{Version}");
}
