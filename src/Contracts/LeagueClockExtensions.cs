using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LiveScore.Contracts;

/// <summary>Registers the league's clock from configuration.</summary>
public static class LeagueClockExtensions
{
    /// <summary>The configuration key of the clock's speed.</summary>
    public const string SpeedKey = $"{LeagueClockOptions.Section}:{nameof(LeagueClockOptions.ClockSpeed)}";

    /// <summary>The clock starts when it is first asked for. A clock that is registered already stays.</summary>
    public static IServiceCollection AddLeagueClock(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LeagueClockOptions>().Bind(configuration.GetSection(LeagueClockOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LeagueClockOptions>, LeagueClockOptions>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<LeagueClockOptions>>().Value;
            return new LeagueClock(provider.GetRequiredService<TimeProvider>(), options.Start, options.Speed, options.Since);
        });
        return services;
    }
}
