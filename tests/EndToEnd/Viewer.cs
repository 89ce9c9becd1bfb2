using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using LiveScore.Testing.Crowds;

namespace LiveScore.EndToEnd;

/// <summary>Reads a stream as a browser does, line by line.</summary>
internal static class Viewer
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public static async IAsyncEnumerable<SseEvent> WatchAsync(
        Uri url, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        }

        using var response = await s_http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        await foreach (var message in ReadAsync(reader, cancellationToken))
        {
            yield return message;
        }
    }

    /// <summary>The events of a body.</summary>
    public static async IAsyncEnumerable<SseEvent> ReadAsync(
        TextReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string name = "", data = "";
        string? id = null;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            switch (line.Split(':', 2))
            {
                case [""] when data.Length > 0 || name.Length > 0:
                    yield return new(name.Length == 0 ? "message" : name, id, data);
                    (name, id, data) = ("", null, "");
                    break;
                case ["event", var value]:
                    name = value.TrimStart(' ');
                    break;
                case ["id", var value]:
                    id = value.TrimStart(' ');
                    break;
                case ["data", var value]:
                    data += (data.Length == 0 ? "" : "\n") + value[(value.StartsWith(' ') ? 1 : 0)..];
                    break;
            }
        }
    }
}
