using System.Threading.Channels;
using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans;
using Orleans.Streams;

namespace LiveScore.Gateway.Weeks;

/// <summary>
/// The one subscription of a follower to its week's stream. That a subscription exists does not prove that it delivers: the
/// memory of what is subscribed can be lost on the other side without an error here, so a silent one is made anew.
/// </summary>
internal sealed partial class WeekSubscription(
    IClusterClient cluster, SeasonWeekKey week, ChannelWriter<WeekNotice> notices, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan s_guard = TimeSpan.FromSeconds(5);

    /// <summary>Each new subscription writes a row in the cluster: when it does not help, wait longer before the next.</summary>
    private static readonly TimeSpan[] s_backOff = [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(2);

    private Task<StreamSubscriptionHandle<WeekEvent>>? _handle;
    private long _heardAt;
    private long _renewedAt;
    private int _misses;
    private int _renewals;

    /// <summary>The stream delivers.</summary>
    public void Heard() => (_heardAt, _misses, _renewals) = (time.GetTimestamp(), 0, 0);

    /// <summary>The grain had changes of which the stream said nothing. Twice in a row, and the stream counts as dead.</summary>
    public void Missed()
    {
        if (time.GetElapsedTime(_heardAt) <= s_silence || ++_misses < 2)
        {
            return;
        }

        if (time.GetElapsedTime(_renewedAt) > s_backOff[Math.Min(_renewals, s_backOff.Length - 1)])
        {
            _misses = 0;
            _renewals++;
            Renewing(week);
            Renew();
        }
    }

    /// <summary>Subscribes anew and lets the old subscription go. Returns at once; a notice tells the end of it.</summary>
    public void Renew()
    {
        var old = _handle;
        _renewedAt = time.GetTimestamp();
        _handle = SubscribeAsync();
        _ = TellEndAsync(_handle);
        _ = EndAsync(old);
    }

    public Task EndAsync() => EndAsync(_handle);

    private async Task<StreamSubscriptionHandle<WeekEvent>> SubscribeAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var stream = cluster.GetStreamProvider(StreamExtensions.ProviderName).ChangesOf(week);
        return await stream.SubscribeAsync((news, _) =>
        {
            // Never throw and never wait here: the stream would deliver again, and hold back what comes after. A hint that
            // finds no room is lost, and found missing by its number.
            notices.TryWrite(new WeekNotice.Hint(news));
            return Task.CompletedTask;
        });
    }

    private async Task TellEndAsync(Task<StreamSubscriptionHandle<WeekEvent>> handle)
    {
        try
        {
            await handle.WaitAsync(s_guard, time);
        }
        catch (Exception fault)
        {
            NotSubscribed(fault, week);
            _misses = 1;
        }

        notices.TryWrite(new WeekNotice.Subscribed());
    }

    private async Task EndAsync(Task<StreamSubscriptionHandle<WeekEvent>>? handle)
    {
        if (handle is null)
        {
            return;
        }

        try
        {
            await (await handle.WaitAsync(s_guard, time)).UnsubscribeAsync().WaitAsync(s_guard, time);
        }
        catch (Exception fault)
        {
            NotUnsubscribed(fault, week);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stream of week {Week} is silent while the week changes; subscribing anew")]
    private partial void Renewing(SeasonWeekKey week);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No subscription to the stream of week {Week}; its grain is asked instead")]
    private partial void NotSubscribed(Exception fault, SeasonWeekKey week);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The subscription to week {Week} was left behind")]
    private partial void NotUnsubscribed(Exception fault, SeasonWeekKey week);
}
