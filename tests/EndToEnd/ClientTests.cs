using System.Runtime.CompilerServices;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Clients that other people wrote, against the process as it ships, with nginx between and without.</summary>
[Collection(typeof(DemoCollection))]
public sealed class ClientTests(Demo demo)
{
    public enum By
    {
        ItsOwnPort,
        Nginx,
    }

    [Theory]
    [InlineData(By.ItsOwnPort)]
    [InlineData(By.Nginx)]
    public async Task EventSourceOfNode_WhenTheLineIsCut_ComesBackWithoutAHole(By way)
    {
        using var patience = Patience();
        var url = await UrlAsync(way);
        using var line = Line.To(url);
        using var client = await NodeClients.StartAsync("eventsource.mjs", line.Through(new(url, Demo.Stream)).ToString());
        await Following.AssertContinuesAsync(client.EventsAsync(patience.Token), line, patience.Token);
    }

    [Theory]
    [InlineData(By.ItsOwnPort)]
    [InlineData(By.Nginx)]
    public async Task WebSocketOfNode_WhenTheLineIsCut_ComesBackWithoutAHole(By way)
    {
        using var patience = Patience();
        var url = await UrlAsync(way);
        using var line = Line.To(url);
        using var client = await NodeClients.StartAsync(
            "websocket.mjs", new UriBuilder(line.Through(new(url, "ws"))) { Scheme = "ws" }.ToString(), Demo.Topic);
        await Following.AssertContinuesAsync(client.EventsAsync(patience.Token), line, patience.Token);
    }

    [Theory]
    [InlineData(By.ItsOwnPort)]
    [InlineData(By.Nginx)]
    public async Task Curl_ThatOffersCompression_GetsEachEventAtOnce(By way)
    {
        Assert.SkipWhen(Programs.Find("curl") is null, "curl is not installed.");
        using var patience = Patience();
        var url = new Uri(await UrlAsync(way), Demo.Stream);
        await Following.AssertContinuesAsync(
            id => CurlAsync("HTTP/1.1 200 OK", ["--http1.1", "--compressed", "-H", "Accept-Encoding: gzip, br, zstd, deflate"], url, id, patience.Token),
            patience.Token);
    }

    [Theory]
    [InlineData("https")]
    [InlineData("http")]
    public async Task Curl_OverHttp2_IsServed(string scheme)
    {
        Assert.SkipWhen(Programs.Find("curl") is null, "curl is not installed.");
        using var patience = Patience();
        await demo.UrlAsync();
        var (url, options) = scheme == "https"
            ? (demo.Secure, (string[])["--http2", "--cacert", demo.CertificateFile])
            : (demo.ClearHttp2, ["--http2-prior-knowledge"]);
        await Following.AssertContinuesAsync(id => CurlAsync("HTTP/2 200", options, new(url, Demo.Stream), id, patience.Token), patience.Token);
    }

    private static CancellationTokenSource Patience() => new(Following.Patience);

    private static async IAsyncEnumerable<SseEvent> CurlAsync(
        string status, string[] options, Uri url, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] resume = lastEventId is null ? [] : ["-H", $"Last-Event-ID: {lastEventId}"];
        using var curl = Client.Start("curl", ["-sNi", .. options, .. resume, url.ToString()]);
        Assert.Equal(status, (await curl.Output.ReadLineAsync(cancellationToken))?.TrimEnd());
        while (await curl.Output.ReadLineAsync(cancellationToken) is { Length: > 0 } header)
        {
            Assert.False(header.StartsWith("Content-Encoding", StringComparison.OrdinalIgnoreCase), header);
        }

        await foreach (var message in Viewer.ReadAsync(curl.Output, cancellationToken))
        {
            yield return message;
        }
    }

    private Task<Uri> UrlAsync(By way) => way == By.Nginx ? demo.NginxUrlAsync() : demo.UrlAsync();
}
