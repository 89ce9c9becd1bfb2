using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary><c>livescore</c> as a process of its own, with its own store unless told otherwise.</summary>
internal sealed class LiveScoreProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Process _process;

    private LiveScoreProcess(string folder, string[] arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        _process = new Process
        {
            // Whoever started the tests may ignore SIGINT, as a shell does for background commands; the product inherits that.
            StartInfo = new("env", ["--default-signal=INT", Program, .. arguments])
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["LiveScore__Gateway__Heartbeat"] = "00:00:01" },
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            _process.StartInfo.Environment[name] = value;
        }

        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public static string Program { get; } = typeof(LiveScoreProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Program").Value!;

    /// <summary>Where it listens; ends in a slash.</summary>
    public Uri Url { get; private set; } = null!;

    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts <c>livescore run</c> and waits until it says that it listens. Port 0 is a free one.</summary>
    public static Task<LiveScoreProcess> RunAsync(string folder, int port, params string[] arguments) =>
        RunAsync(folder, port, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>The same with settings in the environment.</summary>
    public static async Task<LiveScoreProcess> RunAsync(
        string folder, int port, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var started = new LiveScoreProcess(folder, ["run", "--port", port.ToString(CultureInfo.InvariantCulture), .. arguments], settings);
        using var patience = new CancellationTokenSource(s_patience);
        var line = await started._process.StandardOutput.ReadLineAsync(patience.Token);
        Assert.True(line?.StartsWith("LiveScore is listening on ", StringComparison.Ordinal) == true, $"It said '{line}' and: {started.Errors}");
        started.Url = new(line!.Split(' ')[^1] + "/");
        return started;
    }

    /// <summary>Starts a verb and lets it run.</summary>
    public static LiveScoreProcess Start(string folder, params string[] arguments) => new(folder, arguments);

    /// <summary>The next line of its standard output.</summary>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException($"It has ended: {Errors}");

    /// <summary>Runs a verb to its end. Gives its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output, string Errors)> EndAsync(string folder, params string[] arguments)
    {
        await using var started = new LiveScoreProcess(folder, arguments);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = await started._process.StandardOutput.ReadToEndAsync(patience.Token);
        await started._process.WaitForExitAsync(patience.Token);
        return (started._process.ExitCode, output, started.Errors);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Keeps it from doing anything until it may go on: what comes meanwhile it cannot hear.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>Ctrl-C. Gives how long it took to end.</summary>
    public Task<TimeSpan> InterruptAsync() => StopAsync("INT");

    /// <summary>What an operator's tools send. Gives how long it took to end.</summary>
    public Task<TimeSpan> TerminateAsync() => StopAsync("TERM");

    private async Task<TimeSpan> StopAsync(string signal)
    {
        var clock = Stopwatch.StartNew();
        await SignalAsync(signal);
        using var patience = new CancellationTokenSource(s_patience);
        await _process.WaitForExitAsync(patience.Token);
        return clock.Elapsed;
    }

    public int ExitCode => _process.ExitCode;

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
