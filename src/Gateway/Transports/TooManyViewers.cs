using LiveScore.Gateway.Problems;

namespace LiveScore.Gateway.Transports;

/// <summary>One address has as many viewers as it may: 429, and when to try again.</summary>
internal sealed class TooManyViewers : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = "30";
        httpContext.Response.Headers.CacheControl = "no-store";
        return Problem.TooManyViewers().ExecuteAsync(httpContext);
    }
}
