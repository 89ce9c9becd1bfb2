using System.Net.Http.Headers;
using System.Text.Json;

namespace LiveScore.Cli.Watch;

/// <summary>A gateway's streams, by HTTP. It is never anything but read.</summary>
internal sealed class GatewayClient : IDisposable
{
    private const string EventStream = "text/event-stream";

    /// <summary>More of an error than this is not read.</summary>
    private const int MaxProblem = 64 * 1024;

    // RFC 9457: the detail is for people, the title for those that have none.
    private static readonly string[] s_words = ["detail", "title"];

    private readonly HttpClient _http;

    /// <param name="root">Its address; ends in a slash.</param>
    public GatewayClient(Uri root) => _http = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(10),
        // What listens on this machine is not behind a proxy, whatever the environment says.
        UseProxy = !root.IsLoopback,
    })
    {
        BaseAddress = root,
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxProblem,
    };

    public Uri Root => _http.BaseAddress!;

    /// <summary>Opens a stream; the answer is there, its events are not.</summary>
    /// <param name="path">Relative to the root.</param>
    /// <param name="lastEventId">Where to go on, or null to begin.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GatewayException">The answer is no stream.</exception>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    public async Task<HttpResponseMessage> OpenAsync(string path, string? lastEventId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new(EventStream));
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == EventStream)
        {
            return response;
        }

        using (response)
        {
            throw await RefusalAsync(response, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<GatewayException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return new($"{Root} answers, but not with a stream of events: it is no gateway of LiveScore", isForGood: true);
        }

        var status = (int)response.StatusCode;
        var told = await ReadProblemAsync(response.Content, cancellationToken) ?? $"it answered {status} {PlainText.Of(response.ReasonPhrase ?? "")}".TrimEnd();
        // 408 and 429 pass; so do the faults of servers and of what stands before them.
        return new($"{Root} says: {told}", status is >= 400 and < 500 and not 408 and not 429, RetryAfterOf(response.Headers));
    }

    private static async Task<string?> ReadProblemAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return null;
        }

        try
        {
            await content.LoadIntoBufferAsync(MaxProblem, cancellationToken);
            using var json = JsonDocument.Parse(await content.ReadAsByteArrayAsync(cancellationToken));
            return s_words
                .Select(name => json.RootElement.TryGetProperty(name, out var text) ? text.Words() : null)
                .FirstOrDefault(text => text is not null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseHeaders headers) => headers.RetryAfter?.Delta;
}
