using System.Globalization;
using System.Text;

namespace LiveScore.Fanout.Servers;

/// <summary>What peers are given to broadcast: a version, and as much text as makes the event as long as LiveScore's.</summary>
internal sealed class PeerBody
{
    private readonly byte[] _text;

    public PeerBody(EventSize size)
    {
        const string Before = "{\"version\":", After = ",\"text\":\"";
        _text = new byte[size.Bytes()];
        Array.Fill(_text, (byte)'x');
        Encoding.ASCII.GetBytes(Before, _text);
        // A number of ten digits may not begin with zeros.
        Digits = Before.Length..(Before.Length + 10);
        Encoding.ASCII.GetBytes(After, _text.AsSpan(Digits.End.Value));
        "\"}"u8.CopyTo(_text.AsSpan(_text.Length - 2));
    }

    /// <summary>Versions of peers begin after this one, so that all are equally long.</summary>
    public const long Start = 1_000_000_000;

    private Range Digits { get; }

    public ReadOnlySpan<byte> Of(long version)
    {
        version.TryFormat(_text.AsSpan(Digits), out _, provider: CultureInfo.InvariantCulture);
        return _text;
    }
}
