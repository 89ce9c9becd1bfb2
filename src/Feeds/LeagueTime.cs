namespace LiveScore.Feeds;

/// <summary>The league's wall clock: Eastern time, whatever the zone of the server.</summary>
internal static class LeagueTime
{
    public const string ZoneName = "America/New_York";

    /// <summary>False on a machine without time zone data.</summary>
    public static bool IsKnown => TimeZoneInfo.TryFindSystemTimeZoneById(ZoneName, out _);

    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new(local, Zone().GetUtcOffset(local));
    }

    public static DateTimeOffset Of(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone());

    private static TimeZoneInfo Zone() => TimeZoneInfo.FindSystemTimeZoneById(ZoneName);
}
