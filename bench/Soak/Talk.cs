using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace LiveScore.Soak;

/// <summary>Chatters who come, say something every few seconds, and go; each with a session of its own.</summary>
internal sealed class Talk(Subject subject)
{
    private const int Chatters = 10, Posts = 8;

    private static readonly HttpClient s_http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5), s_limit = TimeSpan.FromSeconds(20);

    private ConcurrentBag<TimeSpan> _times = [];

    public ConcurrentBag<string> Faults { get; } = [];

    /// <summary>How long posts took to their authors' own streams since this was last called.</summary>
    public IReadOnlyCollection<TimeSpan> TakeTimes() => Interlocked.Exchange(ref _times, []);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Chatters).Select(async number =>
    {
        for (var life = 0; !cancellationToken.IsCancellationRequested; life++)
        {
            try
            {
                await LiveAsync(subject.Gateways[(number + life) % subject.Gateways.Count], string.Create(CultureInfo.InvariantCulture, $"post {number} {life}"), cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                Faults.Add($"chat: {fault.Message}");
            }
        }
    }));

    private async Task LiveAsync(Uri gateway, string name, CancellationToken cancellationToken)
    {
        using var session = await s_http.GetAsync(new Uri(gateway, "api/session"), cancellationToken);
        var cookie = session.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var response = await s_http.SendAsync(With(HttpMethod.Get, gateway, cookie), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var stream = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken));
        for (var post = 0; post < Posts; post++)
        {
            var (text, began) = (string.Create(CultureInfo.InvariantCulture, $"{name} {post}."), Stopwatch.GetTimestamp());
            using var request = With(HttpMethod.Post, gateway, cookie);
            request.Content = JsonContent.Create(new { text, room = "lobby" });
            using var answer = await s_http.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await HearAsync(stream, text, cancellationToken);
            _times.Add(Stopwatch.GetElapsedTime(began));
            await Task.Delay(s_pause, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task HearAsync(StreamReader stream, string text, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        while (await stream.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException("the stream ended");
    }

    private static HttpRequestMessage With(HttpMethod method, Uri gateway, string cookie)
    {
        var request = new HttpRequestMessage(method, new Uri(gateway, "events"));
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return request;
    }
}
