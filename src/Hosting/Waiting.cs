using Microsoft.Extensions.Logging;

namespace LiveScore.Hosting;

/// <summary>Tells of a wait that has no end: at its begin, and once a minute.</summary>
public sealed partial class Waiting(string what, TimeSpan every, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan s_tellEvery = TimeSpan.FromMinutes(1);

    private long? _toldAt;

    /// <summary>Waits for the next try.</summary>
    public async Task AfterAsync(Exception fault, CancellationToken cancellationToken)
    {
        if (_toldAt is not { } toldAt || time.GetElapsedTime(toldAt) >= s_tellEvery)
        {
            _toldAt = time.GetTimestamp();
            Waits(what, every.TotalSeconds, fault.GetBaseException().Message);
        }

        await Task.Delay(every, time, cancellationToken);
    }

    /// <summary>Says that it is over, if it was said that it began.</summary>
    public void Over()
    {
        if (_toldAt is not null)
        {
            Ended(what);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for {What}, tried again every {Seconds} s: {Fault}")]
    private partial void Waits(string what, double seconds, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting is over for {What}")]
    private partial void Ended(string what);
}
