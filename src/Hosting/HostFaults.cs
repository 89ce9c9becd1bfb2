using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveScore.Hosting;

/// <summary>Turns what a person can mend into plain lines and an exit code; everything else keeps its stack trace.</summary>
public static class HostFaults
{
    public const int Failed = 1, Misused = 2;

    public static async Task<int> ReportAsync(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (OptionsValidationException fault)
        {
            return await SayAsync(fault.Failures, Misused);
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(fault => fault is OptionsValidationException))
        {
            return await SayAsync(faults.InnerExceptions.Cast<OptionsValidationException>().SelectMany(fault => fault.Failures), Misused);
        }
        catch (FormatException fault)
        {
            return await SayAsync([fault.Message], Misused);
        }
        // A number that is none: the framework's binder has no exception of its own.
        catch (InvalidOperationException fault) when (fault.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            return await SayAsync([fault.Message], Misused);
        }
        catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException)
        {
            return await SayAsync([fault.Message], Failed);
        }
    }

    /// <summary>
    /// Checks every option before anything is made of one, so that all faults are told and not only the first that somebody
    /// stumbles over.
    /// </summary>
    public static void CheckOptions(this IServiceProvider services) => services.GetService<IStartupValidator>()?.Validate();

    public static async Task<int> SayAsync(IEnumerable<string> faults, int code)
    {
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync($"livescore: {Plain(fault)}");
        }

        return code;
    }

    // Data annotations wrap a message in names of classes and members.
    private static string Plain(string fault)
    {
        const string Start = "with the error: '", End = "'.";
        var start = fault.IndexOf(Start, StringComparison.Ordinal);
        return start >= 0 && fault.EndsWith(End, StringComparison.Ordinal) ? fault[(start + Start.Length)..^End.Length] : fault;
    }
}
