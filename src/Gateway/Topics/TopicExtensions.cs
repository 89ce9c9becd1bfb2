using LiveScore.Contracts;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Topics;

internal static class TopicExtensions
{
    public static void AddTopics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLeagueClock(configuration);
        services.AddSingleton<FollowerContext>();
        services.AddSingleton<WeekFollowers>();
        services.AddHostedService(services => services.GetRequiredService<WeekFollowers>());
        services.AddSingleton<RoomNames>();
        services.AddSingleton<RoomPosts>();
        services.AddSingleton<RoomFollowers>();
        services.AddHostedService(services => services.GetRequiredService<RoomFollowers>());
        services.AddSingleton<TopicSource>();
        services.AddSingleton<CurrentWeek>();
        services.AddHostedService(services => services.GetRequiredService<CurrentWeek>());
    }
}
