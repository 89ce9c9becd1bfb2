using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace LiveScore.Hosting;

/// <summary>Where logs go, and how much of them.</summary>
public static class LoggingExtensions
{
    /// <summary>
    /// Logs to standard error, since standard output belongs to what a verb prints. Of the frameworks only what went wrong,
    /// unless configuration (<c>Logging:LogLevel</c>) asks for more.
    /// </summary>
    public static ILoggingBuilder AddStandardError(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Orleans", LogLevel.Warning);
        // Whoever starts the host says why it did not start.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // Says at every try that there is no silo; what waits for one says so once a minute.
        logging.AddFilter("Orleans.Messaging.GatewayManager", LogLevel.Error);
        // Its first look at the clock is measured from the machine's start and always complains.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        logging.Services.Configure<SimpleConsoleFormatterOptions>(console => console.SingleLine = true);
        return logging.AddConsole(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            // Without a name it would be this one, but not with its options.
            console.FormatterName ??= ConsoleFormatterNames.Simple;
        });
    }
}
