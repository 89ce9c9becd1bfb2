using System.Net.ServerSentEvents;

namespace LiveScore.Cli.Watch;

/// <summary>
/// Follows a stream for as long as it is wanted: comes back with the last id when the line breaks or falls silent, and without
/// one when what came does not stand on what came before.
/// </summary>
internal sealed class Watcher(GatewayClient gateway, string path, IWatchView view, TimeProvider time, Random random)
{
    /// <summary>Heartbeats come every 15 s: a line that is silent for so long is dead.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);

    private readonly Backoff _backoff = new(random);
    private Board _board = Board.Empty;
    private TimeSpan? _told;
    private bool _wasConnected;

    /// <summary>Ends only when cancelled.</summary>
    /// <exception cref="GatewayException">The very first answer says that there is no such stream.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            view.Lost(await FollowAsync(cancellationToken));
            await Task.Delay(_backoff.Next(_told), time, cancellationToken);
        }
    }

    /// <summary>Follows the stream on one connection. Gives the reason why it ended.</summary>
    private async Task<string> FollowAsync(CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            using var response = await gateway.OpenAsync(path, _board.LastId, either.Token);
            _wasConnected = true;
            view.Connected();
            return await ReadAsync(await response.Content.ReadAsStreamAsync(either.Token), silence, either.Token);
        }
        catch (GatewayException refusal) when (_wasConnected || !refusal.IsForGood)
        {
            _told = refusal.RetryAfter ?? _told;
            return refusal.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return silence.IsCancellationRequested ? $"nothing was heard for {Silence.TotalSeconds:0} s" : "nobody answered";
        }
        catch (HttpRequestException fault)
        {
            return PlainText.Of(fault.InnerException?.Message ?? fault.Message);
        }
        catch (IOException fault) when (fault is not GatewayException)
        {
            return "the connection broke off";
        }
    }

    private async Task<string> ReadAsync(Stream body, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        var parser = SseParser.Create(body);
        try
        {
            await foreach (var item in parser.EnumerateAsync(cancellationToken))
            {
                silence.CancelAfter(Silence);
                _backoff.Heard();
                var step = _board.Take(item.EventType, item.EventId, item.Data);
                if (step.Fault is { } fault)
                {
                    _board = _board with { LastId = null };
                    return fault;
                }

                _board = step.Board;
                view.Show(step);
            }

            return "the gateway ended the stream";
        }
        finally
        {
            _told = parser.ReconnectionInterval == Timeout.InfiniteTimeSpan ? _told : parser.ReconnectionInterval;
        }
    }
}
