using System.Diagnostics;
using Xunit;

namespace LiveScore.Simulation.Tests;

/// <summary>The simulation as a process of its own: it needs one with a single thread.</summary>
internal static class SimulationProgram
{
    private const int NotHere = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "LiveScore.Simulation");
        using var program = Process.Start(new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            var errors = program.StandardError.ReadToEndAsync(patience.Token);
            var output = await program.StandardOutput.ReadToEndAsync(patience.Token);
            await program.WaitForExitAsync(patience.Token);
            Assert.SkipWhen(program.ExitCode == NotHere, await errors);
            return (program.ExitCode, output + await errors);
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }
}
