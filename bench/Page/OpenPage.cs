using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LiveScore.Page;

/// <summary>What the page holds when nothing is left that could be thrown away.</summary>
/// <param name="Version">Of the week that is shown.</param>
/// <param name="Heap">Bytes of JavaScript.</param>
/// <param name="Nodes">Of the DOM, whether in the document or not.</param>
/// <param name="Listeners">Of events.</param>
internal sealed record Sample(int Version, double Heap, double Nodes, double Listeners);

/// <summary>A page that stays open for as long as it takes.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private const string Finals = """
        () => [...document.querySelectorAll('li.game.over')].map((game) =>
          ['.away .code', '.away .score', '@', '.home .code', '.home .score']
            .map((part) => part === '@' ? part : game.querySelector(part).textContent).join(' ')).sort()
        """;

    private readonly IPage _page;
    private readonly ConcurrentQueue<string> _complaints = new();
    private ICDPSession _session = null!;
    private volatile bool _isServed;
    private int _excused;

    private OpenPage(IPage page)
    {
        _page = page;
        page.PageError += (_, fault) => Complain(fault);
        page.Crash += (_, _) => Complain("The page has crashed.");
        page.Console += (_, message) => Complain(message.Type is "error" or "warning" ? message.Text : null);
        page.RequestFailed += (_, request) => Complain($"{request.Url}: {request.Failure}");
        page.Response += (_, response) => Complain(response.Status >= 400 ? $"{response.Url}: {response.Status}" : null);
    }

    /// <summary>Errors and warnings of the console, exceptions, and requests that failed, while the gateway was there.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>How many there were while it was not.</summary>
    public int Excused => _excused;

    public static async Task<OpenPage> OpenAsync(Browser browser, Uri url)
    {
        var opened = new OpenPage(await browser.OpenAsync()) { _isServed = true };
        opened._session = await opened._page.Context.NewCDPSessionAsync(opened._page);
        await opened._session.SendAsync("Performance.enable");
        await opened._page.GotoAsync(url.ToString());
        return opened;
    }

    /// <summary>The gateway is there: waits until the page has found it, and does not show the end of a day that it had before.</summary>
    public async Task BeginAsync(int finals, CancellationToken cancellationToken)
    {
        await Assertions.Expect(_page.Locator(".line")).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 120_000 });
        await Assertions.Expect(_page.Locator("li.game.over")).Not.ToHaveCountAsync(finals, new() { Timeout = 30_000 });
        cancellationToken.ThrowIfCancellationRequested();
        _isServed = true;
    }

    /// <summary>The gateway is about to end, so that requests may fail.</summary>
    public void End() => _isServed = false;

    /// <summary>Each game that is shown as over, such as <c>NYG 14 @ WAS 20</c>.</summary>
    public async Task<IReadOnlyList<string>> FinalsAsync() => await _page.EvaluateAsync<string[]>(Finals);

    public async Task<Sample> MeasureAsync()
    {
        await _session.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await _session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        var version = await _page.EvaluateAsync<int>("Number(document.querySelector('#version').textContent.split(' ').at(-1))");
        return new(version, metrics["JSHeapUsedSize"], metrics["Nodes"], metrics["JSEventListeners"]);
    }

    public async ValueTask DisposeAsync() => await _page.Context.DisposeAsync();

    private void Complain(string? what)
    {
        if (what is not null && _isServed)
        {
            _complaints.Enqueue(what);
        }
        else if (what is not null)
        {
            Interlocked.Increment(ref _excused);
        }
    }
}
