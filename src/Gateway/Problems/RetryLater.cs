using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Problems;

/// <summary>A problem that time mends.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="wait">How long; told in whole seconds, one at least.</param>
internal sealed class RetryLater(ProblemHttpResult problem, TimeSpan wait) : IResult
{
    public ProblemHttpResult Problem => problem;

    public TimeSpan Wait => wait;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        headers.CacheControl = "no-store";
        return problem.ExecuteAsync(httpContext);
    }
}

internal static class RetryLaterExtensions
{
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(2);

    /// <summary>Says when to try again where that helps.</summary>
    public static IResult OrLater(this ProblemHttpResult problem) =>
        problem.StatusCode == StatusCodes.Status503ServiceUnavailable ? new RetryLater(problem, s_wait) : problem;
}
