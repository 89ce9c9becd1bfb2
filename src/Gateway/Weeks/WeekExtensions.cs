using LiveScore.Contracts;

namespace LiveScore.Gateway.Weeks;

internal static class WeekExtensions
{
    public static void AddWeeks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLeagueClock(configuration);
        services.AddSingleton<FollowerContext>();
        services.AddSingleton<WeekFollowers>();
        services.AddHostedService(services => services.GetRequiredService<WeekFollowers>());
        services.AddSingleton<CurrentWeek>();
        services.AddHostedService(services => services.GetRequiredService<CurrentWeek>());
    }
}
