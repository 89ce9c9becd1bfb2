using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LiveScore.EndToEnd;

/// <summary>A program that is a viewer: its output is read as it comes.</summary>
internal sealed class Client : IDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Process _process;

    private Client(string program, string? folder, string[] arguments)
    {
        _process = new Process
        {
            StartInfo = new(program, arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public TextReader Output => _process.StandardOutput;

    public string Errors => string.Join('\n', _errors);

    public static Client Start(string program, params string[] arguments) => new(program, null, arguments);

    public static Client StartIn(string folder, string program, params string[] arguments) => new(program, folder, arguments);

    /// <summary>What a script of <c>clients</c> heard.</summary>
    public async IAsyncEnumerable<SseEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await Output.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return SseEvent.Parse(line);
        }

        throw new InvalidOperationException($"The client has ended: {Errors}");
    }

    /// <summary>Waits until it has ended by itself, and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
