using System.Buffers;
using System.IO.Pipelines;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary>
/// One open stream. Sleeps until its bell rings (news, heartbeat, end), then writes what its cursor says. While a write waits
/// for the viewer nothing is queued: how far it is behind shows when it is through.
/// </summary>
internal sealed partial class SseViewer(HttpContext http, SseContext context, WeekView view)
{
    /// <summary>So much may be written before the viewer has to take it: a long absence is not put in memory at once.</summary>
    private const int Chunk = 32 * 1024;

    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(1);

    private readonly Bell _bell = new();
    private readonly List<WireEvent> _events = [];
    private readonly PipeWriter _body = http.Response.BodyWriter;
    private volatile bool _isBeatDue;
    private volatile bool _isEnding;
    private long _waitingSince;
    private int _unsent;

    /// <summary>Serves until the viewer leaves, is too slow, or the process stops. The response has to be open.</summary>
    /// <param name="watch">Chooses the week to look at.</param>
    /// <param name="lastEventId">What the viewer sent as its last id.</param>
    public async Task ServeAsync(Func<Bell, WatchedWeek> watch, string? lastEventId)
    {
        var cursor = new WeekCursor(view, context.Options.MailboxSize, lastEventId);
        using var watched = watch(_bell);
        await using var timer = context.Time.CreateTimer(_ => Tick(), null, context.Options.Heartbeat, context.Options.Heartbeat);
        await using var gone = http.RequestAborted.Register(_bell.Ring);
        await using var stopping = context.Stopping.Register(() => Drain(timer));
        var told = default(DateTimeOffset?);
        while (!_isEnding && !http.RequestAborted.IsCancellationRequested)
        {
            if (watched.Look() is { } log)
            {
                // A week that is not stored yet has no state to give. Its first one comes as such, and not as a reset.
                if (log.IsStored)
                {
                    cursor.Advance(log, _events);
                }

                foreach (var news in _events)
                {
                    await WriteAsync(news.Frame);
                }

                _events.Clear();
                if (log.StaleSince != told)
                {
                    told = log.StaleSince;
                    _isBeatDue = true;
                }
            }

            if (_isBeatDue)
            {
                _isBeatDue = false;
                await WriteAsync(WireFormat.Heartbeat(context.League.GetUtcNow(), cursor.Given, told).Frame);
            }

            await FlushAsync();
            await _bell.WaitAsync();
        }

        _body.Write(SseFrame.Retry(context.Retry));
        await FlushAsync();
        if (context.Stopping.IsCancellationRequested)
        {
            _ = CutOffAsync(http.Features.GetRequiredFeature<IConnectionLifetimeFeature>());
        }
    }

    /// <summary>The server waits for its last bytes to be taken, half a minute if need be: not for a viewer that does not read.</summary>
    private async Task CutOffAsync(IConnectionLifetimeFeature connection)
    {
        await Task.Delay(s_farewell, context.Time, connection.ConnectionClosed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        connection.Abort();
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        _body.Write(frame.Span);
        _unsent += frame.Length;
        if (_unsent >= Chunk)
        {
            await FlushAsync();
        }
    }

    private async ValueTask FlushAsync()
    {
        _unsent = 0;
        var flush = _body.FlushAsync();
        if (!flush.IsCompleted)
        {
            Volatile.Write(ref _waitingSince, context.Time.GetTimestamp());
            await flush;
            Volatile.Write(ref _waitingSince, 0);
        }
        else
        {
            await flush;
        }
    }

    private void Tick()
    {
        if (_isEnding)
        {
            // The end was due a tick ago and is not through: the viewer takes nothing, and others wait for the process to stop.
            http.Abort();
            return;
        }

        var since = Volatile.Read(ref _waitingSince);
        if (since != 0 && context.Time.GetElapsedTime(since) > context.Options.SlowViewerLimit)
        {
            TooSlow(context.Logger, http.Connection.RemoteIpAddress);
            http.Abort();
        }

        if (context.Stopping.IsCancellationRequested)
        {
            _isEnding = true;
        }

        _isBeatDue = true;
        _bell.Ring();
    }

    /// <summary>From now on the next tick ends the stream, each at a moment of its own.</summary>
    private void Drain(ITimer timer) =>
        timer.Change(context.Jitter.Between(TimeSpan.Zero, context.Options.DrainWindow), s_farewell);

    [LoggerMessage(Level = LogLevel.Information, Message = "A viewer at {Address} took nothing for too long and was closed")]
    private static partial void TooSlow(ILogger logger, System.Net.IPAddress? address);
}
