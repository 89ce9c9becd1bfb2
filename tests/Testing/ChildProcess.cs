using System.Diagnostics;
using System.Text;

namespace LiveScore.Testing;

/// <summary>A program started by a test, which says on its first line of output that it is ready.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<(Process Process, string FirstLine)> StartAsync(string program, string folder, params string[] args)
    {
        var process = new Process
        {
            StartInfo = new(program, args)
            {
                UseShellExecute = false,
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.Start();
        // A pipe that nobody empties stops the child when it is full.
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(patience.Token);
            return line is not null ? (process, line) : throw new InvalidOperationException($"{program} ended at once: {errors}");
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    public static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
