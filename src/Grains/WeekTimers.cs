using LiveScore.Contracts;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains;

/// <summary>
/// What makes a week ask at the right moment: a timer in the activation, and a reminder that brings the activation back when
/// its silo died. Translates the league's time into the machine's.
/// </summary>
/// <param name="grain">The activation.</param>
/// <param name="poll">What the timer does. May fail.</param>
/// <param name="letGo">Gives up the activation.</param>
/// <param name="clock">The league's.</param>
/// <param name="logger">The grain's.</param>
internal sealed partial class WeekTimers(
    SeasonWeekGrain grain, Func<CancellationToken, Task> poll, Action letGo, LeagueClock clock, ILogger logger)
{
    private const string ReminderName = "poll";

    // An idle activation is collected after a quarter of an hour; one whose timer is closer than this has to be kept.
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private IGrainTimer? _timer;
    private (bool Set, DateTimeOffset At)? _reminder;

    /// <summary>Sets the timer; null takes it away.</summary>
    public void Arm(DateTimeOffset? next)
    {
        _timer?.Dispose();
        _timer = null;
        if (next is { } moment)
        {
            var wait = WaitFor(moment);
            _timer = grain.RegisterGrainTimer(
                PollAsync,
                new GrainTimerCreationOptions { DueTime = wait, Period = Timeout.InfiniteTimeSpan, KeepAlive = wait <= s_soon });
        }
    }

    /// <summary>
    /// Sets the reminder a minute after the timer, or takes it away. A store that cannot keep it costs the wake-up after a
    /// crash, not the poll.
    /// </summary>
    public async Task RemindAsync(DateTimeOffset? next)
    {
        var wait = next is { } moment ? WaitFor(moment) : TimeSpan.Zero;
        // While the timer is close the reminder ticks every minute and need not be moved.
        var at = wait > s_soon ? clock.GetUtcNow() + (wait * clock.Speed) : DateTimeOffset.MinValue;
        if (_reminder is { } known && known.Set == next is not null && (at - known.At).Duration() < s_minute * clock.Speed)
        {
            return;
        }

        try
        {
            if (next is not null)
            {
                await grain.RegisterOrUpdateReminder(ReminderName, (wait > s_soon ? wait : TimeSpan.Zero) + s_minute, s_minute);
            }
            else if (await grain.GetReminder(ReminderName) is { } reminder)
            {
                await grain.UnregisterReminder(reminder);
            }

            _reminder = (next is not null, at);
        }
        catch (Exception fault)
        {
            LogNoReminder(logger, fault, grain.GetPrimaryKeyString());
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            await poll(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The activation goes; whoever comes next polls.
        }
        catch (Exception fault)
        {
            // Nobody is there to hear it, and nothing lets the activation go after a timer; the next call reads what is stored.
            LogPollFailed(logger, fault, grain.GetPrimaryKeyString());
            letGo();
        }
    }

    private TimeSpan WaitFor(DateTimeOffset moment)
    {
        var wait = clock.ToReal(moment - clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > s_longest ? s_longest : wait;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Week {Week}: a poll failed; the activation is given up")]
    private static partial void LogPollFailed(ILogger logger, Exception fault, string week);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Week {Week}: its reminder could not be changed")]
    private static partial void LogNoReminder(ILogger logger, Exception fault, string week);
}
