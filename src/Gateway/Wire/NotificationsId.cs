using System.Globalization;

namespace LiveScore.Gateway.Wire;

/// <summary>
/// The id of a notification: where it stands in the current week and, once there were any, among the announcements:
/// <c>2015-reg-12.k3f9.41-1.x1y2.3</c>.
/// </summary>
/// <param name="Week">Null while there is none.</param>
/// <param name="Epoch">That of the announcements; empty while there are none.</param>
/// <param name="Version">The last announcement that is known.</param>
internal readonly record struct NotificationsId(WeekEventId? Week, string Epoch, long Version)
{
    private const string NoWeek = "-";

    /// <summary>Reads what <see cref="ToString"/> prints; false for everything else, whatever it is.</summary>
    public static bool TryParse(string? text, out NotificationsId id)
    {
        id = default;
        if (text is null or { Length: > WeekEventId.MaxLength })
        {
            return false;
        }

        var parts = text.Split('.');
        var weekParts = parts[0] == NoWeek ? 1 : 3;
        if (parts.Length != weekParts && parts.Length != weekParts + 2)
        {
            return false;
        }

        WeekEventId? week = null;
        if (weekParts > 1)
        {
            if (!WeekEventId.TryParse(string.Join('.', parts[..weekParts]), out var known))
            {
                return false;
            }

            week = known;
        }

        var (epoch, version) = ("", 0L);
        if (parts.Length > weekParts)
        {
            epoch = parts[weekParts];
            if (epoch.Length == 0 || epoch.AsSpan().ContainsAnyExcept(WeekEventId.EpochCharacters)
                || !long.TryParse(parts[weekParts + 1], NumberStyles.None, CultureInfo.InvariantCulture, out version))
            {
                return false;
            }
        }

        id = new(week, epoch, version);
        return id.ToString() == text;
    }

    public override string ToString()
    {
        var week = Week?.ToString() ?? NoWeek;
        return Epoch.Length == 0 ? week : string.Create(CultureInfo.InvariantCulture, $"{week}.{Epoch}.{Version}");
    }
}
