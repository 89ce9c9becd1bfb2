using System.Net;

namespace LiveScore.Feeds.Http;

/// <summary>How long a provider wants to be left alone: <c>Retry-After</c> of 429 and 503, in seconds or as a date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage response, TimeSpan most, TimeProvider machine)
    {
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return null;
        }

        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // By the provider's own clock, if it tells it: the machine's may be wrong.
            { Date: { } date } => date - (response.Headers.Date ?? machine.GetUtcNow()),
            _ => TimeSpan.Zero,
        };
        return wait <= TimeSpan.Zero ? null : wait < most ? wait : most;
    }
}
