using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>HTTP/2: many streams on one connection, and RFC 8441, a WebSocket on one of them. .NET's own clients.</summary>
[Collection(typeof(DemoCollection))]
public sealed class Http2Tests(Demo demo)
{
    [Fact]
    public async Task Streams_OnOneConnection_DoNotWaitForThoseThatReadNothing()
    {
        using var patience = new CancellationTokenSource(Following.Patience);
        using var http = await ClientAsync();
        var url = new Uri(demo.Secure, Demo.Stream + "?mode=full");
        var responses = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => GetAsync(http, url, patience.Token)));
        // Half of them read nothing at all; the others see every version.
        await Task.WhenAll(responses.Where((_, i) => i % 2 == 0).Select(async response =>
        {
            using var body = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));
            var versions = new List<long>();
            await foreach (var message in Viewer.ReadAsync(body, patience.Token))
            {
                if (message.Name == "update")
                {
                    versions.Add(message.Version);
                }

                if (versions.Count == 5)
                {
                    break;
                }
            }

            Assert.Equal(Enumerable.Range((int)versions[0], 5).Select(version => (long)version), versions);
        }));
        Array.ForEach(responses, response => response.Dispose());
    }

    [Fact]
    public async Task WebSocket_OverHttp2_ComesBackWithoutAHole()
    {
        using var patience = new CancellationTokenSource(Following.Patience);
        using var http = await ClientAsync();
        var url = new UriBuilder(new Uri(demo.Secure, "ws")) { Scheme = "wss" }.Uri;
        await Following.AssertContinuesAsync(id => SubscribeAsync(http, url, HttpVersion.Version20, id, patience.Token), patience.Token);
    }

    [Fact]
    public async Task WebSocket_OverTls_ComesBackWithoutAHole()
    {
        using var patience = new CancellationTokenSource(Following.Patience);
        using var http = await ClientAsync();
        var url = new UriBuilder(new Uri(demo.Secure, "ws")) { Scheme = "wss" }.Uri;
        await Following.AssertContinuesAsync(id => SubscribeAsync(http, url, HttpVersion.Version11, id, patience.Token), patience.Token);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task WebSocket_ThatIsClosed_IsAnsweredAndLeavesTheOthersOpen(string version)
    {
        using var patience = new CancellationTokenSource(Following.Patience);
        using var http = await ClientAsync();
        var url = new UriBuilder(new Uri(demo.Secure, "ws")) { Scheme = "wss" }.Uri;
        using var kept = await OpenAsync(http, url, new(version), patience.Token);
        using var closes = await OpenAsync(http, url, new(version), patience.Token);
        await closes.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "bye", patience.Token);
        Assert.Equal((WebSocketState.Closed, WebSocketCloseStatus.EndpointUnavailable), (closes.State, closes.CloseStatus));

        // The server answers each with what the last one left over.
        for (var i = 0; i < 200; i++)
        {
            using var closed = await OpenAsync(http, url, new(version), patience.Token);
            await closed.SendAsync("close"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
            var end = await closed.ReceiveAsync(new byte[100], patience.Token);
            Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.NormalClosure), (end.MessageType, end.CloseStatus));
        }

        await kept.SendAsync("Brutus"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        var buffer = new byte[100];
        var greeting = await kept.ReceiveAsync(buffer, patience.Token);
        Assert.Equal("Welcome, Brutus", Encoding.UTF8.GetString(buffer, 0, greeting.Count));
    }

    private static async Task<ClientWebSocket> OpenAsync(HttpClient http, Uri url, Version version, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket
        {
            Options = { HttpVersion = version, HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact, CollectHttpResponseDetails = true },
        };
        await socket.ConnectAsync(url, http, cancellationToken);
        Assert.Equal(version == HttpVersion.Version20 ? HttpStatusCode.OK : HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        return socket;
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version));
        return response;
    }

    private static async IAsyncEnumerable<SseEvent> SubscribeAsync(
        HttpClient http, Uri url, Version version, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var socket = await OpenAsync(http, url, version, cancellationToken);
        var message = new Dictionary<string, string> { ["op"] = "subscribe", ["topic"] = Demo.Topic };
        if (after is not null)
        {
            message["after"] = after;
        }

        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        while (true)
        {
            yield return await ReceiveAsync(socket, cancellationToken);
        }
    }

    private static async Task<SseEvent> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        using var envelope = JsonDocument.Parse(Encoding.UTF8.GetString(message.ToArray()));
        var members = envelope.RootElement;
        return new(members.GetProperty("event").GetString()!, members.GetProperty("id").GetString(), members.GetProperty("data").GetRawText());
    }

    private async Task<HttpClient> ClientAsync()
    {
        await demo.UrlAsync();
        return new(new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { demo.Certificate },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }
}
