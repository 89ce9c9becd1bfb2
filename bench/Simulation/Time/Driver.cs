using System.Diagnostics;

namespace LiveScore.Simulation.Time;

/// <summary>
/// Runs a history on the one thread of the pool. What the history and the product leave to do is done first, in the pool's order;
/// only when nothing is left does time go on.
/// </summary>
internal sealed class Driver : IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly ManualResetEventSlim _over = new();
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly VirtualTime _time;
    private readonly Task _history;

    private Driver(VirtualTime time, Func<Task> history)
    {
        _time = time;
        _history = Task.Run(history);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Whether the pool has one thread, without which nothing here can be repeated.</summary>
    public static bool IsAlone()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        return most == 1;
    }

    /// <summary>Returns when the history has ended. Not for a thread of the pool.</summary>
    /// <exception cref="InvalidOperationException">It never will.</exception>
    public static void Run(VirtualTime time, Func<Task> history)
    {
        using var driver = new Driver(time, history);
        driver._over.Wait();
        if (!driver._history.IsCompleted)
        {
            throw new InvalidOperationException($"The history stands still at {time.Passed}: it waits for something that never happens.");
        }

        driver._history.GetAwaiter().GetResult();
    }

    public void Dispose() => _over.Dispose();

    void IThreadPoolWorkItem.Execute()
    {
        var goesOn = !_history.IsCompleted && (ThreadPool.PendingWorkItemCount > 0 || _time.FireNext());
        if (goesOn && Stopwatch.GetElapsedTime(_begun) < s_patience)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            _over.Set();
        }
    }
}
