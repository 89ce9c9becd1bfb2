using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Topics;

/// <summary>What someone watches: one follower each, whatever the number of viewers.</summary>
/// <param name="context">What followers work with.</param>
/// <param name="create">Makes the follower of a key.</param>
internal abstract class FollowerPool<TKey, TFollower>(FollowerContext context, Func<TKey, TFollower> create) : IHostedService, IDisposable
    where TKey : notnull
    where TFollower : class, IFollower
{
    private readonly Lock _turn = new();
    private readonly Dictionary<TKey, Followed> _followed = [];
    private readonly CancellationTokenSource _stop = new();

    protected FollowerContext Context => context;

    /// <summary>Follows until the lease is given back, and some time longer.</summary>
    public Lease<TFollower> Follow(TKey key)
    {
        lock (_turn)
        {
            if (!_followed.TryGetValue(key, out var followed))
            {
                var follower = create(key);
                _followed[key] = followed = new(key, follower);
                followed.Running = Task.Run(() =>
                {
                    // It outlives the request that it began with, and is no part of its trace.
                    Activity.Current = null;
                    return follower.RunAsync(() => IsOver(followed), _stop.Token);
                });
            }

            followed.Viewers++;
            return new(followed.Follower, () => Leave(followed));
        }
    }

    /// <summary>The follower, if there is one now.</summary>
    public bool TryFind(TKey key, [NotNullWhen(true)] out TFollower? follower)
    {
        lock (_turn)
        {
            follower = _followed.GetValueOrDefault(key)?.Follower;
            return follower is not null;
        }
    }

    public virtual Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Unsubscribes: what stays subscribed is a burden to the cluster until it finds out.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        Task[] running;
        lock (_turn)
        {
            running = [.. _followed.Values.Select(followed => followed.Running)];
        }

        await Task.WhenAll(running).WaitAsync(context.Options.AnswerLimit, context.Time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>All that there are now.</summary>
    protected IReadOnlyList<TFollower> Followers()
    {
        lock (_turn)
        {
            return [.. _followed.Values.Select(followed => followed.Follower)];
        }
    }

    private void Leave(Followed followed)
    {
        lock (_turn)
        {
            followed.Viewers--;
            followed.LeftAt = context.Time.GetTimestamp();
        }
    }

    private bool IsOver(Followed followed)
    {
        lock (_turn)
        {
            // What turns out to be unknown is dropped at once: asking for much of it must not pile up followers.
            var patience = followed.Follower.IsWorthWhile ? context.Options.FollowerIdle : TimeSpan.Zero;
            return followed.Viewers == 0 && context.Time.GetElapsedTime(followed.LeftAt) >= patience
                && _followed.Remove(followed.Key);
        }
    }

    private sealed class Followed(TKey key, TFollower follower)
    {
        public TKey Key => key;

        public TFollower Follower => follower;

        public Task Running { get; set; } = Task.CompletedTask;

        public int Viewers { get; set; }

        public long LeftAt { get; set; }
    }
}
