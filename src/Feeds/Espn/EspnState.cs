using System.Globalization;
using System.Text.Json;
using LiveScore.Domain;

namespace LiveScore.Feeds.Espn;

/// <summary>
/// What a status tells of a game. Its parts need not agree: what a game is, its <c>state</c> tells, unless the name says that it
/// does not take place. <c>post</c> alone is not final: a postponed game has it, at 0–0.
/// </summary>
internal sealed record EspnState(GameStatus Status, bool HasBegun = false, int? Period = null, string? Clock = null, bool Overtime = false)
{
    /// <summary>The first overtime is the fifth period, a second one (there is one in the postseason alone) the sixth.</summary>
    private const int FirstOvertime = 5;

    private const int MostPeriods = 10, SecondsInPeriod = 15 * 60;

    public static EspnState Of(JsonElement status)
    {
        var period = status.At("period").Number() ?? 0;
        var state = status.At("type").At("state").Text();
        return StatusOf(status.At("type"), state, period) switch
        {
            (GameStatus.InProgress or GameStatus.Delayed) and var game when state != "pre" && period > 0 =>
                new(game, HasBegun: true, period, ClockOf(status), period >= FirstOvertime),
            GameStatus.InProgress => new(GameStatus.InProgress, HasBegun: true),
            GameStatus.Halftime => new(GameStatus.Halftime, HasBegun: true, Period: 2),
            GameStatus.Suspended when state != "pre" && period > 0 =>
                new(GameStatus.Suspended, HasBegun: true, Overtime: period >= FirstOvertime),
            GameStatus.Final => new(GameStatus.Final, HasBegun: true, Overtime: period >= FirstOvertime),
            var game => new(game),
        };
    }

    // Of these names SCHEDULED, IN_PROGRESS, HALFTIME, FINAL, DELAYED and POSTPONED were seen in payloads, the others in clients.
    private static GameStatus StatusOf(JsonElement type, string? state, int period)
    {
        var name = type.At("name").Text();
        return (name, state, type.At("completed").Flag()) switch
        {
            _ when period > MostPeriods => throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"no game has {period} periods")),
            ("STATUS_POSTPONED", _, _) => GameStatus.Postponed,
            ("STATUS_CANCELED" or "STATUS_CANCELLED", _, _) => GameStatus.Canceled,
            (_, "post", true) or ("STATUS_FINAL", "post", null) => GameStatus.Final,
            ("STATUS_FORFEIT", "pre" or "post", _) => GameStatus.Canceled,
            ("STATUS_SUSPENDED", _, _) => GameStatus.Suspended,
            ("STATUS_DELAYED", _, _) => GameStatus.Delayed,
            ("STATUS_HALFTIME", "in", _) => GameStatus.Halftime,
            (_, "in", _) => GameStatus.InProgress,
            (_, "pre", _) => GameStatus.Scheduled,
            // The clock has run out and nobody has confirmed the result yet.
            ("STATUS_FINAL", "post", _) when period > 0 => GameStatus.InProgress,
            _ => throw new FormatException($"no state of a game in {Words.Quote(name)}, {Words.Quote(state)}"),
        };
    }

    // "0:48" as shown; or the seconds, whole ones or not.
    private static string? ClockOf(JsonElement status)
    {
        if (TimeOnly.TryParseExact(
            status.At("displayClock").Text(), ["m:ss", "mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown))
        {
            return shown <= new TimeOnly(0, 15) ? shown.ToString("mm:ss", CultureInfo.InvariantCulture) : null;
        }

        return status.At("clock") is { ValueKind: JsonValueKind.Number } clock
            && clock.TryGetDouble(out var seconds) && seconds is >= 0 and <= SecondsInPeriod
                ? TimeSpan.FromSeconds(Math.Floor(seconds)).ToString("mm\\:ss", CultureInfo.InvariantCulture)
                : null;
    }
}
