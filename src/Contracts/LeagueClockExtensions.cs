using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveScore.Contracts;

/// <summary>Registers the league's clock from configuration.</summary>
public static class LeagueClockExtensions
{
    /// <summary>When the league's clock starts, ISO 8601; without an offset it is UTC. Default: now.</summary>
    public const string StartKey = "LiveScore:Clock";

    /// <summary>How many times as fast as the machine's clock. Default 1; above 0, at most 100,000.</summary>
    public const string SpeedKey = "LiveScore:ClockSpeed";

    private const double MaxSpeed = 100_000;

    /// <exception cref="FormatException">A value is not of its form.</exception>
    public static IServiceCollection AddLeagueClock(this IServiceCollection services, IConfiguration configuration)
    {
        var start = configuration[StartKey] is { Length: > 0 } text ? ParseStart(text) : (DateTimeOffset?)null;
        var speed = configuration[SpeedKey] is { Length: > 0 } factor ? ParseSpeed(factor) : 1;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new LeagueClock(provider.GetRequiredService<TimeProvider>(), start, speed));
        return services;
    }

    private static DateTimeOffset ParseStart(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? start
            : throw new FormatException($"{StartKey} is a moment such as 2015-11-26T12:15:00-05:00; it is '{text}'.");

    private static double ParseSpeed(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= MaxSpeed
            ? speed
            : throw new FormatException($"{SpeedKey} is a number above 0 and up to {MaxSpeed}; it is '{text}'.");
}
