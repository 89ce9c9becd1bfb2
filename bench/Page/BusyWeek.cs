using LiveScore.Fanout;
using Microsoft.Playwright;

namespace LiveScore.Page;

/// <summary>16 games that all change twice a second: how soon the page has scores, and whether it ever keeps the browser busy for long.</summary>
internal static class BusyWeek
{
    /// <summary>Of the league's clock. The feed is asked every 5 s of it.</summary>
    private const double Speed = 10;

    private const double MostMilliseconds = 1000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>What browsers call a long task: nothing else can be done for more than 50 ms.</summary>
    private const string Observe = """
        window.longTasks = [];
        new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))))
          .observe({ type: 'longtask', buffered: true });
        window.firstScores = new Promise((resolve) => {
          const look = () => requestAnimationFrame(() => {
            const scores = [...document.querySelectorAll('li.game .score')].filter((score) => score.textContent !== '');
            // After the frame that shows them.
            scores.length >= 32 ? setTimeout(() => resolve(performance.now())) : look();
          });
          look();
        });
        """;

    private const string Block = "() => setTimeout(() => { for (const end = performance.now() + 120; performance.now() < end;) {} })";

    private const string UntilSeen = """
        (since) => new Promise((resolve) => {
          const look = () => longTasks.some(({ startTime }) => startTime >= since) ? resolve() : setTimeout(look, 50);
          look();
        })
        """;

    public static async Task MeasureAsync(Browser browser, int loads, TimeSpan stretch, Notes notes, CancellationToken cancellationToken)
    {
        await using var feed = await BusyFeed.StartAsync(cancellationToken);
        await using var product = await Product.StartAsync(0, feed.Url, "12", BusyFeed.Kickoff.AddMinutes(30), Speed, cancellationToken);
        // The first one compiles, here and there.
        await LoadAsync(browser, product.Url, cancellationToken);
        if (loads > 0)
        {
            await MeasureLoadsAsync(browser, product.Url, loads, notes, cancellationToken);
        }

        if (stretch > TimeSpan.Zero)
        {
            await MeasureStretchAsync(browser, product.Url, stretch, notes, cancellationToken);
        }
    }

    private static async Task MeasureLoadsAsync(Browser browser, Uri url, int loads, Notes notes, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var load = 0; load < loads; load++)
        {
            times.Add(await LoadAsync(browser, url, cancellationToken));
        }

        var table = new MarkdownTable("first scores", "loads", "median ms", "fastest ms", "slowest ms");
        table.Add($"{BusyFeed.Games} games in play", loads, Median.Of(times), times.Min(), times.Max());
        table.Print("From opening the page, nothing cached, to the frame with every score");
        notes.Write("loads", ("times", times));
        notes.AtMost("first scores, median ms", Median.Of(times), MostMilliseconds);
    }

    private static async Task<double> LoadAsync(Browser browser, Uri url, CancellationToken cancellationToken)
    {
        var page = await browser.OpenAsync();
        await using var reader = page.Context;
        return await OpenAsync(page, url, cancellationToken);
    }

    private static async Task MeasureStretchAsync(Browser browser, Uri url, TimeSpan stretch, Notes notes, CancellationToken cancellationToken)
    {
        var page = await browser.OpenAsync();
        await using var reader = page.Context;
        await OpenAsync(page, url, cancellationToken);
        var (from, begun) = (await VersionAsync(page), await page.EvaluateAsync<double>("performance.now()"));
        await Task.Delay(stretch, TimeProvider.System, cancellationToken);
        var (versions, ended) = (await VersionAsync(page) - from, await page.EvaluateAsync<double>("performance.now()"));
        // Whoever finds nothing has to show that it would have.
        await page.EvaluateAsync(Block);
        await page.EvaluateAsync(UntilSeen, ended).WaitAsync(s_patience, cancellationToken);
        var tasks = await page.EvaluateAsync<LongTask[]>("longTasks");
        var within = tasks.Where(task => task.StartTime >= begun && task.StartTime < ended).ToList();

        var table = new MarkdownTable("busy stretch", "seconds", "versions", "long tasks", "longest ms", "while loading");
        table.Add($"{BusyFeed.Games} games in each", stretch.TotalSeconds, versions, within.Count, within.Count == 0 ? null : within.Max(task => task.Duration), tasks.Count(task => task.StartTime < begun));
        table.Print("Tasks of more than 50 ms while every game changes");
        notes.Write("stretch", ("seconds", stretch.TotalSeconds), ("versions", versions), ("longTasks", within.Select(task => task.Duration).ToList()));
        notes.AtLeast("versions shown per second", versions / stretch.TotalSeconds, 1);
        notes.AtMost("long tasks", within.Count, 0);
    }

    private static async Task<double> OpenAsync(IPage page, Uri url, CancellationToken cancellationToken)
    {
        await page.AddInitScriptAsync(Observe);
        await page.GotoAsync(url.ToString());
        try
        {
            return await page.EvaluateAsync<double>("firstScores").WaitAsync(s_patience, cancellationToken);
        }
        catch (TimeoutException fault)
        {
            throw new InvalidOperationException($"The page has no scores after {s_patience.TotalSeconds} s. Is it built? It shows: {await page.InnerTextAsync("body")}", fault);
        }
    }

    private static Task<int> VersionAsync(IPage page) =>
        page.EvaluateAsync<int>("Number(document.querySelector('#version').textContent.split(' ').at(-1))");

    private sealed class LongTask
    {
        public double StartTime { get; set; }

        public double Duration { get; set; }
    }
}
