using System.Runtime.InteropServices;

namespace LiveScore.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks to end, the second ends the process at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interrupt() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Hear(signal, 130)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Hear(signal, 143)),
    ];

    /// <summary>What a shell expects of a process that such a signal ended; 0 before there was one.</summary>
    public int ExitCode { get; private set; }

    public bool IsHeard => ExitCode != 0;

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }

    private void Hear(PosixSignalContext signal, int code)
    {
        if (IsHeard)
        {
            ShowCursor();
            return;
        }

        signal.Cancel = true;
        ExitCode = code;
        _source.Cancel();
    }

    // Past every lock of the console: whoever holds one may be what does not end.
    private static void ShowCursor()
    {
        if (!Console.IsErrorRedirected)
        {
            using var terminal = Console.OpenStandardError();
            terminal.Write("\e[?25h"u8);
        }
    }
}
