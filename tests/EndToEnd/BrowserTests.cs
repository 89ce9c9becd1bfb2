using System.Threading.Channels;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>A browser's own EventSource and WebSocket, from a page that the gateway served.</summary>
[Collection(typeof(DemoCollection))]
public sealed class BrowserTests(Demo demo)
{
    private const string EventSource = """
        ({ path }) => {
          const source = new EventSource('/' + path);
          for (const name of ['snapshot', 'change', 'update', 'reset']) {
            source.addEventListener(name, (event) => heard(JSON.stringify({ name, id: event.lastEventId, data: event.data })));
          }
        }
        """;

    private const string WebSocket = """
        ({ topic }) => {
          let after;
          const open = () => {
            const socket = new WebSocket(location.origin.replace('http', 'ws') + '/ws');
            socket.onopen = () => socket.send(JSON.stringify({ op: 'subscribe', topic, after }));
            socket.onmessage = (message) => {
              const { event, id, data } = JSON.parse(message.data);
              after = id ?? after;
              heard(JSON.stringify({ name: event, id, data: JSON.stringify(data) }));
            };
            socket.onclose = () => setTimeout(open, 50);
          };
          open();
        }
        """;

    [Theory]
    [InlineData(EventSource, ClientTests.By.ItsOwnPort)]
    [InlineData(WebSocket, ClientTests.By.ItsOwnPort)]
    [InlineData(WebSocket, ClientTests.By.Nginx)]
    public async Task Chromium_WhenTheLineIsCut_ComesBackWithoutAHole(string script, ClientTests.By way)
    {
        using var patience = new CancellationTokenSource(Following.Patience);
        var url = await (way == ClientTests.By.Nginx ? demo.NginxUrlAsync() : demo.UrlAsync());
        using var line = Line.To(url);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(Chromium.SkipUnlessInstalled());
        // The index lets pages connect to nothing.
        var page = await browser.NewPageAsync(new() { BypassCSP = true });
        var heard = Channel.CreateUnbounded<SseEvent>();
        await page.ExposeFunctionAsync<string, bool>("heard", text => heard.Writer.TryWrite(SseEvent.Parse(text)));
        // The index holds no line of its own.
        await page.GotoAsync(line.Through(new(url, "api/")).ToString());
        await page.EvaluateAsync(script, new { path = Demo.Stream, topic = Demo.Topic });
        await Following.AssertContinuesAsync(heard.Reader.ReadAllAsync(patience.Token), line, patience.Token);
    }
}
