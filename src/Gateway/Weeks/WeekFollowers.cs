using System.Diagnostics.CodeAnalysis;
using LiveScore.Domain;

namespace LiveScore.Gateway.Weeks;

/// <summary>The weeks that someone watches: one follower each, whatever the number of viewers.</summary>
internal sealed class WeekFollowers(FollowerContext context) : IHostedService, IDisposable
{
    private readonly Lock _turn = new();
    private readonly Dictionary<SeasonWeekKey, Followed> _weeks = [];
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Follows a week until the lease is given back, and some time longer.</summary>
    public WeekLease Follow(SeasonWeekKey week)
    {
        lock (_turn)
        {
            if (!_weeks.TryGetValue(week, out var followed))
            {
                var follower = new WeekFollower(week, context);
                _weeks[week] = followed = new(follower);
                followed.Running = Task.Run(() => follower.RunAsync(() => IsOver(followed), _stop.Token));
            }

            followed.Viewers++;
            return new(followed.Follower, () => Leave(followed));
        }
    }

    /// <summary>The follower of a week, if there is one now.</summary>
    public bool TryFind(SeasonWeekKey week, [NotNullWhen(true)] out WeekFollower? follower)
    {
        lock (_turn)
        {
            follower = _weeks.GetValueOrDefault(week)?.Follower;
            return follower is not null;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Unsubscribes: what stays subscribed is a burden to the cluster until it finds out.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        Task[] running;
        lock (_turn)
        {
            running = [.. _weeks.Values.Select(followed => followed.Running)];
        }

        await Task.WhenAll(running).WaitAsync(context.Options.AnswerLimit, context.Time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

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
            // A week that turns out to be unknown is dropped at once: asking for many of them must not pile up followers.
            var patience = followed.Follower.Log is { IsStored: true } ? context.Options.FollowerIdle : TimeSpan.Zero;
            return followed.Viewers == 0 && context.Time.GetElapsedTime(followed.LeftAt) >= patience
                && _weeks.Remove(followed.Follower.Week);
        }
    }

    private sealed class Followed(WeekFollower follower)
    {
        public WeekFollower Follower => follower;

        public Task Running { get; set; } = Task.CompletedTask;

        public int Viewers { get; set; }

        public long LeftAt { get; set; }
    }
}
