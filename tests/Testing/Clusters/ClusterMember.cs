using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace LiveScore.Testing.Clusters;

/// <summary>A silo or a gateway as a process of its own. Ended in whatever way, it can be started again at the same place.</summary>
/// <param name="name">For people.</param>
/// <param name="start">What to start.</param>
/// <param name="isReady">Whether it does its work. Asked again and again after a start.</param>
/// <param name="heard">Gets each line that it logs.</param>
/// <param name="log">A file that gets them too; null for none.</param>
public sealed class ClusterMember(
    string name, Func<ProcessStartInfo> start, Func<ClusterMember, CancellationToken, Task<bool>> isReady, Action<ClusterMember, string> heard, string? log)
    : IAsyncDisposable
{
    private const int WordsKept = 60, MostStarts = 3;

    // What the product logs when a silo has joined the cluster.
    private const string Begun = "Runs on ";

    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(50), s_patience = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<string> _words = new();
    private Process? _process;
    private volatile bool _hasBegun;

    public string Name => name;

    /// <summary>Of the process.</summary>
    public int Id => _process!.Id;

    /// <summary>Whether a silo said since its start that it runs.</summary>
    public bool HasBegun => _hasBegun;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The last lines that it logged since its start.</summary>
    public string Words => string.Join('\n', _words.Select(line => $"{name}: {line}"));

    /// <summary>
    /// Starts it and waits until it is ready. One that ends before is started again, as every orchestrator does: on a busy machine silos
    /// that join may be taken for dead.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        var starts = 1;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        using var glances = new PeriodicTimer(s_glance);
        try
        {
            while (!await isReady(this, patience.Token))
            {
                if (!IsRunning && starts++ == MostStarts)
                {
                    throw new InvalidOperationException($"{name} did not start:\n{Words}");
                }

                if (!IsRunning)
                {
                    Begin();
                }

                await glances.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{name} was not ready after {s_patience.TotalSeconds} s:\n{Words}", fault);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it does nothing more, but its connections stay open.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        await SignalAsync("TERM");
        await ExitedAsync(cancellationToken);
    }

    public async Task ExitedAsync(CancellationToken cancellationToken) =>
        await _process!.WaitForExitAsync(cancellationToken).WaitAsync(s_patience, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    private void Begin()
    {
        _process?.Dispose();
        _words.Clear();
        _hasBegun = false;
        _process = new Process { StartInfo = start() };
        _process.StartInfo.UseShellExecute = false;
        _process.StartInfo.RedirectStandardOutput = _process.StartInfo.RedirectStandardError = true;
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        // Not the stacks of faults.
        if (line.Data is { Length: > 0 } text && !text.StartsWith("   at ", StringComparison.Ordinal))
        {
            _hasBegun |= text.Contains(Begun, StringComparison.Ordinal);
            _words.Enqueue(text);
            if (_words.Count > WordsKept)
            {
                _words.TryDequeue(out _);
            }

            heard(this, text);
            if (log is not null)
            {
                lock (_words)
                {
                    File.AppendAllText(log, text + "\n");
                }
            }
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
