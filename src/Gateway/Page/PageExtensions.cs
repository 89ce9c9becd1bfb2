using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Sessions;
using LiveScore.Gateway.Transports;

namespace LiveScore.Gateway.Page;

internal static class PageExtensions
{
    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        var page = new PageFile("index.html", "text/html; charset=utf-8");
        routes.MapRead("/", async (HttpContext http, SessionCookies sessions) =>
        {
            // If there cannot be one at once, the page asks for it.
            await sessions.ReadOrBeginAsync(http, TimeSpan.Zero);
            return page;
        }).WithSummary("The page: the current week, live").WithText("text/html", "The page.").WithTag();
        Map(routes, "/app.js", "app.js", "text/javascript; charset=utf-8").WithSummary("Script of the page");
        Map(routes, "/style.css", "style.css", "text/css; charset=utf-8").WithSummary("Style of the page");
        Map(routes, "/favicon.svg", "favicon.svg", "image/svg+xml").WithSummary("Icon of the page");
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string path, string name, string type)
    {
        var file = new PageFile(name, type);
        return routes.MapRead(path, () => file).WithText(type.Split(';')[0], "A file of the page.").WithTag();
    }
}
