using System.Diagnostics;
using LiveScore.Contracts;
using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Rooms;

/// <summary>
/// Follows one room for all its viewers by a call that waits at the grain, and tells the grain who they are. There is no stream: a
/// call that fails is made again, and asks for what was missed.
/// </summary>
internal sealed partial class RoomFollower(string room, FollowerContext context, ILogger<RoomFollower> logger) : IFollower
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);

    // A grain that does not wait is not asked again at once: that would go on without end.
    private static readonly TimeSpan s_atOnce = TimeSpan.FromMilliseconds(100);

    // Well within the lease that the grain gives a gateway.
    private static readonly TimeSpan s_attendanceEvery = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_attendanceGap = TimeSpan.FromMilliseconds(250);

    private readonly Lock _turn = new();
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile RoomLog? _log;
    private bool _isCutOff;

    /// <summary>Raised after each new <see cref="Log"/>, on whatever thread made it. Handlers return at once.</summary>
    public event EventHandler? Changed;

    /// <summary>What is known now; null until the grain has answered for the first time.</summary>
    public RoomLog? Log => _log;

    public Attendance Attendance { get; } = new();

    public bool IsWorthWhile => _log is not null;

    /// <summary>Waits until all is known that the grain has now, but not longer than the limit.</summary>
    public async Task CatchUpAsync(TimeSpan limit)
    {
        await _known.Task.WaitAsync(limit, context.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // What others hear because of this is no part of the request that asked for it.
        Activity.Current = null;
        var position = Position;
        try
        {
            Take(position, await context.Cluster.GetChatRoom(room).GetNews(position).WaitAsync(limit, context.Time));
        }
        catch (Exception fault)
        {
            NotCaughtUp(fault, room);
            TakeCutOff();
        }
    }

    public async Task RunAsync(Func<bool> isOver, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var attendance = TellAttendanceAsync(end.Token);
        while (!stop.IsCancellationRequested && !isOver())
        {
            if (!await WatchAsync(stop))
            {
                var pause = context.Jitter.Between(context.Options.CompareEvery, 2 * context.Options.CompareEvery);
                await Task.Delay(pause, context.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await end.CancelAsync();
        await attendance;
    }

    private RoomPosition Position => _log?.Position ?? RoomPosition.None;

    /// <summary>False when it is better to wait before the next time.</summary>
    private async Task<bool> WatchAsync(CancellationToken stop)
    {
        var (position, began) = (Position, context.Time.GetTimestamp());
        try
        {
            var isNew = Take(position, await context.Cluster.GetChatRoom(room).AwaitNews(position).WaitAsync(s_limit, context.Time, stop));
            Reachable();
            return isNew || context.Time.GetElapsedTime(began) >= s_atOnce;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            Unreachable(fault);
            return false;
        }
    }

    /// <summary>False when nothing is new.</summary>
    private bool Take(RoomPosition asked, RoomNews news)
    {
        lock (_turn)
        {
            var next = RoomLog.Join(_log, room, asked, news, context.Time.GetUtcNow(), context.Options.VersionsKept);
            if (next == _log)
            {
                return false;
            }

            _log = next;
        }

        _known.TrySetResult();
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    /// <summary>All of them, at each change and again and again: the grain forgets a gateway that says nothing.</summary>
    private async Task TellAttendanceAsync(CancellationToken end)
    {
        var told = false;
        while (!end.IsCancellationRequested)
        {
            var changed = Attendance.Changed;
            var users = Attendance.Users();
            if (users.Length > 0 || told)
            {
                // What was told without an answer may have been heard.
                var isHeard = await TellAsync(users);
                told = users.Length > 0 || (told && !isHeard);
                await Task.Delay(s_attendanceGap, context.Time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await changed.WaitAsync(s_attendanceEvery, context.Time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (told)
        {
            await TellAsync([]);
        }
    }

    private async Task<bool> TellAsync(System.Collections.Immutable.ImmutableArray<string> users)
    {
        try
        {
            await context.Cluster.GetChatRoom(room).KeepPresent(context.Name, users).WaitAsync(s_limit, context.Time);
            return true;
        }
        catch (Exception fault)
        {
            NotTold(fault, room);
            return false;
        }
    }

    private void Unreachable(Exception fault)
    {
        if (!_isCutOff)
        {
            _isCutOff = true;
            CutOff(fault, room);
        }

        TakeCutOff();
    }

    private void TakeCutOff()
    {
        lock (_turn)
        {
            if (_log is not { IsCutOff: false } log)
            {
                return;
            }

            _log = log.CutOff(context.Time.GetUtcNow());
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Reachable()
    {
        if (_isCutOff)
        {
            _isCutOff = false;
            Back(room);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The grain of room {Room} does not answer; viewers keep what they have")]
    private partial void CutOff(Exception fault, string room);

    [LoggerMessage(Level = LogLevel.Information, Message = "The grain of room {Room} answers again")]
    private partial void Back(string room);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Room {Room}: not caught up")]
    private partial void NotCaughtUp(Exception fault, string room);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Room {Room} was not told who is there; it will be soon")]
    private partial void NotTold(Exception fault, string room);
}
