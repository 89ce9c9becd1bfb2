using LiveScore.Contracts;
using LiveScore.Domain;
using Microsoft.Extensions.Options;
using Orleans;

namespace LiveScore.Gateway.Sessions;

/// <summary>
/// Hands out names that nobody has. Their numbers are fetched in blocks, the next before the last is used up; what is left at a
/// shutdown is never used.
/// </summary>
internal sealed partial class UserNames(IClusterClient cluster, IOptions<GatewayOptions> options, TimeProvider time, ILogger<UserNames> logger)
{
    private const int Block = 100;

    // For so long after a failure nobody else waits for the grain in vain.
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private readonly Queue<long> _numbers = new();
    private Task<bool>? _fetching;
    private long? _failedAt;
    private int _waiting;

    /// <summary>A name, or null when the grain does not answer.</summary>
    /// <param name="patience">How long it is waited for when no name is at hand.</param>
    public async Task<string?> TakeAsync(TimeSpan patience)
    {
        var begun = time.GetTimestamp();
        Interlocked.Increment(ref _waiting);
        try
        {
            while (true)
            {
                if (TryTake(out var number, out var fetching))
                {
                    return UserName.Of(number);
                }

                var left = patience - time.GetElapsedTime(begun);
                if (left <= TimeSpan.Zero || !await fetching.WaitAsync(left, time))
                {
                    return null;
                }
            }
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Has names ready for those who come.</summary>
    public void Prepare()
    {
        lock (_turn)
        {
            _ = FetchIfFew();
        }
    }

    /// <param name="number">What was taken.</param>
    /// <param name="fetching">What to wait for when there was none. False when that is in vain.</param>
    private bool TryTake(out long number, out Task<bool> fetching)
    {
        lock (_turn)
        {
            var isTaken = _numbers.TryDequeue(out number);
            fetching = FetchIfFew();
            return isTaken;
        }
    }

    private Task<bool> FetchIfFew()
    {
        if (_fetching is null && _numbers.Count < Block / 2)
        {
            if (_failedAt is { } failedAt && time.GetElapsedTime(failedAt) < s_rest)
            {
                return Task.FromResult(false);
            }

            _fetching = Task.Run(FetchAsync);
        }

        return _fetching ?? Task.FromResult(true);
    }

    private async Task<bool> FetchAsync()
    {
        // Whoever comes in a crowd is not given a name a block at a time.
        var count = Math.Clamp(2 * Volatile.Read(ref _waiting), Block, IUserNamesGrain.Most);
        try
        {
            var first = await cluster.GetUserNames().Allot(count).WaitAsync(options.Value.AnswerLimit, time);
            lock (_turn)
            {
                for (var number = first; number < first + count; number++)
                {
                    _numbers.Enqueue(number);
                }

                (_fetching, _failedAt) = (null, null);
            }

            return true;
        }
        catch (Exception fault)
        {
            NoAnswer(logger, fault);
            lock (_turn)
            {
                (_fetching, _failedAt) = (null, time.GetTimestamp());
            }

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No names for new viewers: the grain that gives them does not answer")]
    private static partial void NoAnswer(ILogger logger, Exception fault);
}
