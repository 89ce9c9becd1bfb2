namespace Orleans.StandIn;

/// <summary>Runs the turns of one activation one after the other, on whatever thread.</summary>
internal sealed class TurnScheduler(Activation owner) : TaskScheduler
{
    [ThreadStatic]
    private static Activation? t_current;

    private readonly Queue<Task> _turns = new();
    private bool _draining;

    public static Activation? CurrentActivation => t_current;

    public Task Run(Func<Task> turn) =>
        Task.Factory.StartNew(turn, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        lock (_turns)
        {
            _turns.Enqueue(task);
            if (_draining)
            {
                return;
            }

            _draining = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static scheduler => scheduler.Drain(), this, preferLocal: true);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(t_current, owner) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_turns)
        {
            return [.. _turns];
        }
    }

    private void Drain()
    {
        t_current = owner;
        try
        {
            // The turns of a killed silo end where they are.
            while (!owner.Silo.IsDead && Next() is { } task)
            {
                TryExecuteTask(task);
            }
        }
        finally
        {
            t_current = null;
        }
    }

    private Task? Next()
    {
        lock (_turns)
        {
            _draining = _turns.TryDequeue(out var task);
            return task;
        }
    }
}
