using LiveScore.Gateway.Problems;

namespace LiveScore.Gateway.Transports.Json;

/// <summary>The grain does not answer: 503, and when to try again.</summary>
internal sealed class Unavailable : IResult
{
    public static readonly Unavailable Result = new();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = "2";
        httpContext.Response.Headers.CacheControl = "no-store";
        return Problem.Unavailable().ExecuteAsync(httpContext);
    }
}
