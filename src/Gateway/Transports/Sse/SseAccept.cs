using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports.Sse;

internal static class SseAccept
{
    private static readonly MediaTypeHeaderValue s_eventStream = new("text/event-stream");

    /// <summary>Whether the header Accept allows an event stream. A header that is missing or cannot be read allows everything.</summary>
    public static bool AcceptsEventStream(this HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) || ranges.Count == 0)
        {
            return true;
        }

        // The most exact of the ranges that fit decides: `text/event-stream;q=0, */*` refuses.
        return ranges
            .Where(range => range.MatchesAllTypes || (range.Type == "text" && range.MatchesAllSubTypes) || IsEventStream(range))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .FirstOrDefault() is { } best && best.Quality is not 0;
    }

    private static bool IsEventStream(MediaTypeHeaderValue range) =>
        range.MediaType.Equals(s_eventStream.MediaType, StringComparison.OrdinalIgnoreCase);
}
