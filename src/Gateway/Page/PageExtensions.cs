using System.Net.Mime;
using System.Text.RegularExpressions;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Sessions;
using LiveScore.Gateway.Transports;

namespace LiveScore.Gateway.Page;

internal static partial class PageExtensions
{
    private const string Icon = "/favicon.svg";

    /// <summary>Comes before the routes: the page's own paths lead to it, and its files are no part of the API.</summary>
    public static void UsePage(this WebApplication app) => app.Use(async (http, next) =>
    {
        var path = http.Request.Path.Value ?? "";
        if (OwnPath().IsMatch(path))
        {
            http.Request.Path = "/";
        }
        else if (path != Icon && PageFiles.Find(path) is { } file)
        {
            await Answer(http.Request.Method, file).ExecuteAsync(http);
            return;
        }

        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && http.GetEndpoint() is null && IsSomebodyLost(http.Request))
        {
            await PageFiles.Page.AnswerNotFoundAsync(http);
        }
    });

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", async (HttpContext http, SessionCookies sessions) =>
        {
            // If there cannot be one at once, the page asks for it.
            await sessions.ReadOrBeginAsync(http, TimeSpan.Zero);
            return PageFiles.Page;
        }).WithSummary("The page: the current week, live; its seasons, weeks and games lie below /{season}").WithText("text/html", "The page.").WithTag();
        var icon = PageFiles.Find(Icon) ?? new("page/favicon.svg", "image/svg+xml");
        routes.MapRead(Icon, () => icon).WithSummary("Icon of the page").WithText("image/svg+xml", "A file of the page.").WithTag();
    }

    // Somebody at a browser gets words and a way on; programs, and whoever tries the API in a browser, the problem document.
    private static bool IsSomebodyLost(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase) && type.Quality is null or > 0);

    private static IResult Answer(string method, PageFile file) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? file : new OtherMethod(HttpMethods.IsOptions(method));

    // A season, its table, a week of it, a game of that: what src/Web/app makes pages of.
    [GeneratedRegex("^/[0-9]{4}(/standings|/(pre-|post-)?[0-9]{1,2}(/[A-Za-z0-9-]{1,32})?)?/?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnPath();

    private sealed class OtherMethod(bool isOptions) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Allow = "GET, HEAD, OPTIONS";
            return isOptions ? TypedResults.NoContent().ExecuteAsync(httpContext) : Problem.ForStatus(StatusCodes.Status405MethodNotAllowed).ExecuteAsync(httpContext);
        }
    }
}
