using System.Net;
using System.Net.Sockets;

namespace LiveScore.Feeds.Http;

/// <summary>One bounded request. The client is shared by all feeds of the process, so that connections are.</summary>
internal sealed class FeedHttp(FeedOptions options, TimeProvider machine)
{
    private static readonly HttpClient s_client = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        // Whom we are traced by is no business of a provider.
        ActivityHeadersPropagator = null,
        // In KB. The recorded heads have less than one.
        MaxResponseHeadersLength = 32,
        // A feed that was closed redirects to a home page in HTML. An answer that is elsewhere is no answer.
        AllowAutoRedirect = false,
        ConnectCallback = ConnectOnceAsync,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static readonly HttpRequestOptionsKey<bool> s_connected = new("LiveScore.Connected");

    /// <summary>The whole body, or why there is none.</summary>
    /// <param name="address">Where.</param>
    /// <param name="accept">The types that can be read.</param>
    /// <param name="unless">What is had already and need not be sent again; null asks for the whole in any case.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HttpAnswer> GetAsync(Uri address, string accept, Validators? unless, CancellationToken cancellationToken)
    {
        // A provider keeps us waiting in real time, whatever the league's clock says.
        using var patience = new CancellationTokenSource(options.Timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("User-Agent", options.UserAgent);
            request.Headers.Add("Accept", accept);
            unless?.AddTo(request.Headers);
            using var response = await s_client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(response, either.Token),
                HttpStatusCode.NotModified when unless is not null => new HttpAnswer.NotModified(Validators.Of(response)),
                _ => Refused(response),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HttpAnswer.Failed($"no whole answer within {options.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException exception)
        {
            return new HttpAnswer.Failed($"the request failed: {exception.InnerException?.Message ?? exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return new HttpAnswer.Failed($"the answer broke off: {exception.Message}");
        }
    }

    // The handler tries a request again, up to three times, when a server hangs up without an answer. When to ask again is the
    // schedule's to say: a request gets one new connection, beside an old one that may have gone stale.
    private static async ValueTask<Stream> ConnectOnceAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var options = context.InitialRequestMessage.Options;
        if (options.TryGetValue(s_connected, out _))
        {
            throw new IOException("the server hung up without an answer");
        }

        options.Set(s_connected, true);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // What counts is what arrives, unpacked: a length that a server announces proves nothing.
    private async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > options.MaxBytes)
            {
                return new HttpAnswer.Failed($"the answer has more than {options.MaxBytes} bytes");
            }

            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return new HttpAnswer.Whole(body, Validators.Of(response));
    }

    private HttpAnswer.Failed Refused(HttpResponseMessage response) => new(
        $"answered {(int)response.StatusCode} {response.StatusCode}"
            + (response.Headers.Location is { } elsewhere ? $" and points to {elsewhere}" : ""),
        RetryAfter.Of(response, options.MostRetryAfter, machine),
        response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone);
}
