using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LiveScore.Testing;

/// <summary>
/// The fake scorestrip server of <c>shared/feeds</c> as a child process on a free port, with a clock and faults of its own.
/// What it can do stands at the top of <c>scorestrip_server.py</c>.
/// </summary>
public sealed class FeedServer : IAsyncDisposable
{
    // It writes head and body apart; with Nagle's algorithm each answer would wait 40 ms for an acknowledgement, which at high
    // speed is minutes of a game.
    private const string Undelayed = """
        import runpy, socketserver, sys
        socketserver.StreamRequestHandler.disable_nagle_algorithm = True
        sys.argv = sys.argv[1:]
        runpy.run_path(sys.argv[0], run_name='__main__')
        """;

    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private FeedServer(Process process, Uri url)
    {
        Process = process;
        Url = url;
    }

    public Process Process { get; }

    /// <summary>Root address; ends in a slash.</summary>
    public Uri Url { get; }

    /// <summary>
    /// Starts the server with these arguments (<c>--timeline replay-2015-reg-12.jsonl</c>, <c>--speed 60</c>…; file names are
    /// relative to <c>shared/feeds</c>). Skips the test where the server or Python is absent.
    /// </summary>
    public static async Task<FeedServer> StartAsync(params string[] args)
    {
        var script = SharedFolder.SkipUnlessHas("feeds/scorestrip_server.py");
        var (process, line) = await ChildProcess.StartAsync(
            Python.SkipUnlessFound(), Path.GetDirectoryName(script)!, ["-c", Undelayed, script, "--port", "0", .. args]);
        return new(process, new Uri(line.Split(' ')[0] + "/"));
    }

    /// <summary>What was asked so far: <c>feed</c>, <c>max_inflight</c>, <c>by_week</c>, <c>virtual_now</c>…</summary>
    public Task<JsonDocument> GetStatsAsync() => AskAsync("__stats");

    public async Task ResetStatsAsync() => (await AskAsync("__stats?reset=1")).Dispose();

    /// <summary>From now on answers with this fault (<c>none</c> ends it), with a probability of <paramref name="rate"/>.</summary>
    public async Task SetFaultAsync(string mode, double rate = 1) =>
        (await AskAsync(string.Create(CultureInfo.InvariantCulture, $"__fault?mode={mode}&rate={rate}"))).Dispose();

    /// <summary>Moves the server's clock to a moment, changes its speed (0 stands still), or both. Answers its time.</summary>
    public async Task<DateTimeOffset> SetClockAsync(DateTimeOffset? to = null, double? speed = null)
    {
        var set = to is { } moment ? $"set={Uri.EscapeDataString(moment.ToString("O", CultureInfo.InvariantCulture))}" : "";
        var pace = speed is { } times ? string.Create(CultureInfo.InvariantCulture, $"speed={times}") : "";
        using var clock = await AskAsync($"__clock?{set}&{pace}");
        return clock.RootElement.GetProperty("virtual_now").GetDateTimeOffset();
    }

    /// <summary>Until it is so late by the server's own clock.</summary>
    public async Task UntilAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        do
        {
            using var clock = await AskAsync("__clock");
            if (clock.RootElement.GetProperty("virtual_now").GetDateTimeOffset() >= moment)
            {
                return;
            }
        }
        while (await often.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Until somebody's request is being answered, which with the fault <c>timeout</c> takes as long as it likes.</summary>
    public async Task UntilAskedAsync()
    {
        for (var asked = 0; asked == 0;)
        {
            using var stats = await GetStatsAsync();
            asked = stats.RootElement.GetProperty("inflight").GetInt32();
        }
    }

    public async ValueTask DisposeAsync() => await ChildProcess.EndAsync(Process);

    private async Task<JsonDocument> AskAsync(string path)
    {
        await using var body = await s_http.GetStreamAsync(new Uri(Url, path));
        return await JsonDocument.ParseAsync(body);
    }
}
