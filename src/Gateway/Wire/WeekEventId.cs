using System.Buffers;
using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Gateway.Wire;

/// <summary>
/// The id of an event that carries state: <c>2015-reg-12.k3f9.42</c>. At most 128 bytes of letters, digits, and <c>. _ -</c>;
/// anything else makes browsers send a preflight when they reconnect.
/// </summary>
/// <param name="Week">Of a season.</param>
/// <param name="Epoch">Of the stored week; empty while it is not stored.</param>
/// <param name="Version">All up to this one is known.</param>
/// <param name="Part">How many notifications of the next version are known as well: <c>2015-reg-12.k3f9.42-1</c>.</param>
internal readonly record struct WeekEventId(SeasonWeekKey Week, string Epoch, long Version, int Part = 0)
{
    public const int MaxLength = 128;

    /// <summary>What stands in an id for the epoch of a week that is not stored.</summary>
    public const string NoEpoch = "-";

    /// <summary>What epochs are made of.</summary>
    public static readonly SearchValues<char> EpochCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Reads what <see cref="ToString"/> prints; false for everything else, whatever it is.</summary>
    public static bool TryParse(string? text, out WeekEventId id)
    {
        id = default;
        if (text is null or { Length: > MaxLength } || text.Split('.') is not [var week, var epoch, var place])
        {
            return false;
        }

        if (!SeasonWeekKey.TryParse(week.Replace('-', '/'), out var key)
            || epoch.Length == 0 || epoch.AsSpan().ContainsAnyExcept(EpochCharacters)
            || !TryParse(place.Split('-'), out var version, out var part))
        {
            return false;
        }

        id = new(key, epoch == NoEpoch ? "" : epoch, version, part);
        // `2015/reg-12` and `042` would read like ids but are not what was printed.
        return id.ToString() == text;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Week.Season}-{Week.TypeName}-{Week.Week}.{(Epoch.Length == 0 ? NoEpoch : Epoch)}.{Version}{(Part == 0 ? "" : $"-{Part}")}");

    private static bool TryParse(string[] place, out long version, out int part)
    {
        part = 0;
        return long.TryParse(place[0], NumberStyles.None, CultureInfo.InvariantCulture, out version)
            && (place.Length == 1
                || (place.Length == 2 && int.TryParse(place[1], NumberStyles.None, CultureInfo.InvariantCulture, out part)));
    }
}
