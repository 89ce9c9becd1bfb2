using LiveScore.Gateway.Transports.Json;
using LiveScore.Gateway.Transports.Sse;

namespace LiveScore.Gateway.Transports;

internal static class TransportExtensions
{
    public static void AddTransports(this IServiceCollection services)
    {
        services.AddSingleton<ViewerSlots>();
        services.AddSingleton<SseContext>();
    }

    public static void MapTransports(this IEndpointRouteBuilder routes)
    {
        routes.MapIndex();
        routes.MapSeason();
        routes.MapStandings();
        routes.MapWeek();
        routes.MapWeekStream();
        routes.MapLiveScore();
    }
}
