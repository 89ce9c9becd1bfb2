using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LiveScore.Fanout.Servers;

/// <summary>A program on the core that servers have. It ends with this process, whatever becomes of that.</summary>
internal sealed class ChildProcess
{
    private const int MostWords = 4000, Terminate = 15;

    private readonly Process _process;
    private readonly StringBuilder _words = new();

    public ChildProcess(string folder, string program, string[] arguments)
    {
        // Each of these becomes the next, so the id stays. The signal comes when the thread ends that has started it: the main one.
        var words = new List<string> { "setpriv", "--pdeathsig", "TERM", "--", program };
        if (Cores.Server is { } core)
        {
            words.InsertRange(0, ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture)]);
        }

        _process = Process.Start(new ProcessStartInfo(words[0], [.. words.Skip(1), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // A pipe that nobody empties stops the program when it is full.
        _process.OutputDataReceived += Hear;
        _process.ErrorDataReceived += Hear;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it said to begin with.</summary>
    public string Words
    {
        get
        {
            lock (_words)
            {
                return _words.ToString().Trim();
            }
        }
    }

    public void End(TimeSpan limit)
    {
        if (!_process.HasExited)
        {
            _ = ProcessFigures.Signal(_process.Id, Terminate);
        }

        if (!_process.WaitForExit(limit))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_words)
        {
            if (_words.Length < MostWords)
            {
                _words.AppendLine(line.Data);
            }
        }
    }
}
