using System.Threading.Channels;
using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Gateway.Weeks;

/// <summary>
/// A follower's call that waits at the grain for the next change, one at a time. When it fails the grain is asked, for its silo may
/// have died.
/// </summary>
internal sealed class WeekWatch(IClusterClient cluster, SeasonWeekKey week, ChannelWriter<WeekNotice> notices, TimeProvider time)
{
    // A grain lets nobody wait for longer than a second: who hears nothing then is alone.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1.25);

    // A grain that does not wait is not asked again at once: that would go on without end.
    private static readonly TimeSpan s_atOnce = TimeSpan.FromMilliseconds(100);

    private bool _isWaiting;

    /// <summary>Waits behind a position, unless it waits already. Returns at once; a notice tells the end of it.</summary>
    /// <param name="position">Null while nothing is known: then there is nothing to wait behind.</param>
    public void Start(WeekPosition? position)
    {
        if (!_isWaiting && position is { } known)
        {
            _isWaiting = true;
            _ = WaitAsync(known);
        }
    }

    /// <summary>The notice has arrived: from now on it may be started again.</summary>
    public void Ended() => _isWaiting = false;

    private async Task WaitAsync(WeekPosition position)
    {
        WeekChanges? changes = null;
        var began = time.GetTimestamp();
        try
        {
            var answer = await cluster.GetSeasonWeek(week).AwaitChanges(position).WaitAsync(s_limit, time);
            var isNews = new WeekPosition(answer.Epoch, answer.Version) != position;
            changes = isNews || time.GetElapsedTime(began) >= s_atOnce ? answer : null;
        }
        catch (Exception)
        {
            // Who asks now finds out what is the matter, and tells.
        }

        await notices.WriteAsync(new WeekNotice.Watched(position, changes));
    }
}
