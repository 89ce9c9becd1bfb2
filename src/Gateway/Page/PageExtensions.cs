using LiveScore.Gateway.Transports;

namespace LiveScore.Gateway.Page;

internal static class PageExtensions
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/", "index.html", "text/html; charset=utf-8").WithSummary("The page: the current week, live");
        Map(routes, "/app.js", "app.js", "text/javascript; charset=utf-8");
        Map(routes, "/style.css", "style.css", "text/css; charset=utf-8");
        Map(routes, "/favicon.svg", "favicon.svg", "image/svg+xml");
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string path, string name, string type)
    {
        var file = new PageFile(name, type);
        return routes.MapRead(path, () => file);
    }
}
