using LiveScore.Gateway.OpenApi;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports;

internal static class RouteExtensions
{
    /// <summary>A route that is only read: GET, HEAD, and OPTIONS saying so.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler)
    {
        routes.MapOptions(pattern, "GET, HEAD, OPTIONS");
        return routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);
    }

    /// <summary>OPTIONS says which methods there are.</summary>
    public static void MapOptions(this IEndpointRouteBuilder routes, string pattern, string methods) =>
        routes.MapMethods(pattern, [HttpMethods.Options], (HttpResponse response) =>
        {
            response.Headers.Allow = methods;
            return TypedResults.NoContent();
        })
        .WithSummary("Which methods it takes")
        .WithAnswer(new(StatusCodes.Status204NoContent, "The header Allow lists them.") { Headers = [HeaderNames.Allow] });
}
