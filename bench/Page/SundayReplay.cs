using LiveScore.Fanout;
using LiveScore.Testing;

namespace LiveScore.Page;

/// <summary>
/// A recorded Sunday in fast time, again and again before the same open page. Between two of them LiveScore is killed and begins
/// with an empty store, at the same address.
/// </summary>
internal static class SundayReplay
{
    private const string Recording = "replay-2015-reg-12.jsonl";
    private const double MostGrowth = 1.2;

    private static readonly DateTimeOffset s_begin = new(2015, 11, 29, 12, 55, 0, TimeSpan.FromHours(-5));

    // Twelve games in half a day.
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(16), s_sampled = TimeSpan.FromMinutes(1);

    public static async Task WatchAsync(Browser browser, TimeSpan time, int speed, Notes notes, CancellationToken cancellationToken)
    {
        if (SharedFolder.Find() is not { } shared || !File.Exists(Path.Combine(shared, "feeds", Recording)))
        {
            Console.WriteLine($"\nThe replay is left out: there is no ../shared/feeds/{Recording}.");
            return;
        }

        var finals = FinalsOfTheDay();
        await using var feed = await FeedServer.StartAsync("--timeline", Recording, "--season", "season-2015.csv", "--speed", "0", "--start", s_begin.ToString("O"));
        var samples = new Samples();
        OpenPage? page = null;
        var begun = TimeProvider.System.GetTimestamp();
        var port = Loopback.FreePort();
        var sundays = 0;
        try
        {
            for (; sundays == 0 || TimeProvider.System.GetElapsedTime(begun) < time; sundays++)
            {
                await using var product = await Product.StartAsync(port, feed.Url, "12", await feed.SetClockAsync(s_begin, speed), speed, cancellationToken);
                page ??= await OpenPage.OpenAsync(browser, product.Url);
                await page.BeginAsync(finals.Count, cancellationToken);
                await WatchDayAsync(page, sundays + 1, finals, s_longest / speed, samples, notes, cancellationToken);
                page.End();
            }
        }
        finally
        {
            await (page?.DisposeAsync() ?? default);
        }

        samples.Print($"The Sunday of week 12 of 2015, {sundays} times at {speed} times its speed, {finals.Count} finals each");
        Console.WriteLine($"- {page!.Excused} errors while LiveScore was away do not count");
        notes.AtMost("console errors and failed requests", page.Complaints.Count, 0);
        page.Complaints.ToList().ForEach(Console.WriteLine);
        notes.AtMost("JS heap, median of the last quarter to that of the second", samples.Growth(sample => sample.Heap), MostGrowth);
        notes.AtMost("DOM nodes, median of the last quarter to that of the second", samples.Growth(sample => sample.Nodes), MostGrowth);
        notes.AtMost("event listeners, median of the last quarter to that of the second", samples.Growth(sample => sample.Listeners), MostGrowth);
    }

    private static async Task WatchDayAsync(
        OpenPage page, int sunday, IReadOnlyList<string> finals, TimeSpan longest, Samples samples, Notes notes, CancellationToken cancellationToken)
    {
        using var glances = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var (begun, sampled) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        IReadOnlyList<string> shown = [];
        while (shown.Count < finals.Count && TimeProvider.System.GetElapsedTime(begun) < longest)
        {
            await glances.WaitForNextTickAsync(cancellationToken);
            shown = await page.FinalsAsync();
            if (TimeProvider.System.GetElapsedTime(sampled) >= s_sampled)
            {
                sampled = TimeProvider.System.GetTimestamp();
                samples.Add(sunday, await page.MeasureAsync(), notes);
            }
        }

        var wrong = finals.Except(shown, StringComparer.Ordinal).Select(final => $"{final} is not shown")
            .Concat(shown.Except(finals, StringComparer.Ordinal).Select(final => $"{final} is shown")).ToList();
        wrong.ForEach(what => Console.WriteLine($"Sunday {sunday}: {what}"));
        notes.AtMost($"wrong finals of Sunday {sunday}", wrong.Count, 0);
    }

    /// <summary>How each game that began up to this day ended, in the recording.</summary>
    private static List<string> FinalsOfTheDay() =>
    [
        .. Timeline.Of(Recording).States.GroupBy(state => state.Game.Id).Select(states => states.Last().Game)
            .Where(game => game.Kickoff < s_begin.AddHours(12))
            .Select(game => $"{game.Away.Code} {game.AwayScore} @ {game.Home.Code} {game.HomeScore}").Order(StringComparer.Ordinal),
    ];
}
