namespace LiveScore.Gateway.Transports;

internal static class RouteExtensions
{
    /// <summary>A route that is only read: GET, HEAD, and OPTIONS saying so.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler)
    {
        routes.MapMethods(pattern, [HttpMethods.Options], (HttpResponse response) =>
        {
            response.Headers.Allow = "GET, HEAD, OPTIONS";
            return TypedResults.NoContent();
        });
        return routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);
    }
}
