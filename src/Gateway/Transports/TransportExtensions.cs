using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Transports.Chat;
using LiveScore.Gateway.Transports.Json;
using LiveScore.Gateway.Transports.Sse;
using LiveScore.Gateway.Transports.WebSocket;

namespace LiveScore.Gateway.Transports;

internal static class TransportExtensions
{
    public static void AddTransports(this IServiceCollection services)
    {
        services.AddSingleton<ViewerSlots>();
        services.AddSingleton<FanOutContext>();
        services.AddSingleton<FanOutLoops>();
        services.AddHostedService(services => services.GetRequiredService<FanOutLoops>());
        services.AddSingleton<TopicReader>();
        services.AddSingleton<TransportContext>();
    }

    public static void MapTransports(this IEndpointRouteBuilder routes)
    {
        routes.MapIndex();
        routes.MapSeason();
        routes.MapStandings();
        routes.MapWeek();
        routes.MapWeekStream();
        routes.MapLiveScore();
        routes.MapNotifications();
        routes.MapAnnouncements();
        routes.MapChat();
        routes.MapTopicsStream();
        routes.MapWebSocket();
    }
}
