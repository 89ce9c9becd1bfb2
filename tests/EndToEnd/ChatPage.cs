using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>A page of a browser of its own, with the browser's own EventSource, fetch and cookie.</summary>
internal sealed class ChatPage
{
    private const string Listen = """
        () => {
          const source = new EventSource('/events');
          for (const name of ['message', 'deleted', 'presence', 'reset']) {
            source.addEventListener(name, (event) => heard(JSON.stringify({ name, id: event.lastEventId, data: event.data })));
          }
        }
        """;

    private const string Post = """
        async (text) => {
          const answer = await fetch('/events', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text }) });
          return JSON.stringify(await answer.json());
        }
        """;

    private const string Session = "async () => (await (await fetch('/api/session')).json()).user";

    private readonly Channel<SseEvent> _heard = Channel.CreateUnbounded<SseEvent>();
    private readonly IPage _page;

    private ChatPage(IPage page) => _page = page;

    public List<SseEvent> All { get; } = [];

    public IEnumerable<string> Texts => All.Where(one => one.Name == "message").Select(one => (string)one.Json["text"]!);

    /// <summary>What the browser itself had to say of scripts that went wrong.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public static async Task<ChatPage> OpenAsync(IBrowser browser, Uri url)
    {
        var context = await browser.NewContextAsync();
        var opened = new ChatPage(await context.NewPageAsync());
        opened._page.PageError += (_, fault) => opened.Faults.Enqueue(fault);
        opened._page.Dialog += (_, dialog) => opened.Faults.Enqueue(dialog.Message);
        await opened._page.ExposeFunctionAsync<string, bool>("heard", text => opened._heard.Writer.TryWrite(SseEvent.Parse(text)));
        await opened._page.GotoAsync(url.ToString());
        await opened._page.EvaluateAsync(Listen);
        return opened;
    }

    public Task<string> UserAsync() => _page.EvaluateAsync<string>(Session);

    /// <summary>Gives the answer, whatever it says.</summary>
    public async Task<JsonNode> PostAsync(string text) => JsonNode.Parse(await _page.EvaluateAsync<string>(Post, text))!;

    public async Task UntilSaidAsync(string text, CancellationToken cancellationToken)
    {
        while (!Texts.Contains(text))
        {
            All.Add(await _heard.Reader.ReadAsync(cancellationToken));
        }
    }

    public async Task UntilCountAsync(int count, CancellationToken cancellationToken)
    {
        while (All.LastOrDefault(one => one.Name == "presence") is not { } presence || (int)presence.Json["count"]! != count)
        {
            All.Add(await _heard.Reader.ReadAsync(cancellationToken));
        }
    }

    public void AssertNoReset()
    {
        Assert.DoesNotContain(All, one => one.Name == "reset");
        Assert.Empty(Faults);
    }
}
