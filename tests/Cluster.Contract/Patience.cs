namespace LiveScore.Cluster.Contract;

/// <summary>For facts that come on their own: how long a test waits before it has failed.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public static Task InTime(this Task task) => task.WaitAsync(Long, TimeProvider.System, TestContext.Current.CancellationToken);

    public static Task<T> InTime<T>(this Task<T> task) =>
        task.WaitAsync(Long, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Asks until the answer is that; while silos come and go, asking may fail.</summary>
    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isThat)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Exception? failure = null;
            try
            {
                if (await ask().InTime() is var answer && isThat(answer))
                {
                    return answer;
                }
            }
            catch (Exception exception) when (exception is OrleansException or TimeoutException)
            {
                failure = exception;
            }

            if (TimeProvider.System.GetElapsedTime(start) > Long)
            {
                throw new TimeoutException("What was waited for did not come.", failure);
            }

            await Task.Yield();
        }
    }
}
