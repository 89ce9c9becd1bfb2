using System.Globalization;
using Microsoft.Extensions.Options;

namespace LiveScore.Contracts;

/// <summary>When the league's clock starts and how fast it runs. As text, so that every fault can be told.</summary>
public sealed class LeagueClockOptions : IValidateOptions<LeagueClockOptions>
{
    public const string Section = "LiveScore";

    private const double MaxSpeed = 100_000;

    /// <summary><c>LiveScore:Clock</c>: a moment in ISO 8601; without an offset it is UTC. Default: now.</summary>
    public string? Clock { get; set; }

    /// <summary><c>LiveScore:ClockSpeed</c>: times as fast as the machine's clock. Default 1; above 0, at most 100,000.</summary>
    public string? ClockSpeed { get; set; }

    /// <summary>
    /// <c>LiveScore:ClockSince</c>: when the clock stood at <see cref="Clock"/>, by the machine's. Default: when the process started. The
    /// silos of a cluster need the same, or a week that moves from one to another moves in time.
    /// </summary>
    public string? ClockSince { get; set; }

    internal DateTimeOffset? Start => TryMoment(Clock, out var start) ? start : null;

    internal DateTimeOffset? Since => TryMoment(ClockSince, out var since) ? since : null;

    internal double Speed => TrySpeed(out var speed) ? speed : 1;

    public ValidateOptionsResult Validate(string? name, LeagueClockOptions options)
    {
        var faults = new List<string>();
        if (options.Clock is { Length: > 0 } && !TryMoment(options.Clock, out _))
        {
            faults.Add($"LiveScore:Clock is a moment such as 2015-11-26T12:15:00-05:00; it is '{options.Clock}'.");
        }

        if (options.ClockSpeed is { Length: > 0 } && !options.TrySpeed(out _))
        {
            faults.Add($"LiveScore:ClockSpeed is a number above 0 and up to {MaxSpeed}; it is '{options.ClockSpeed}'.");
        }

        if (options.ClockSince is { Length: > 0 } && (!TryMoment(options.ClockSince, out _) || options.Clock is not { Length: > 0 }))
        {
            faults.Add($"LiveScore:ClockSince is a moment, and needs a LiveScore:Clock; it is '{options.ClockSince}'.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool TryMoment(string? text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    private bool TrySpeed(out double speed) =>
        double.TryParse(ClockSpeed, NumberStyles.Float, CultureInfo.InvariantCulture, out speed) && speed is > 0 and <= MaxSpeed;
}
