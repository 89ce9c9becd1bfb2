using Orleans.StandIn;

namespace Orleans.Runtime;

public static class AsyncEnumerableExtensions
{
    public static IAsyncEnumerable<T> WithBatchSize<T>(this IAsyncEnumerable<T> self, int maxBatchSize)
    {
        if (self is RemoteSequence<T> sequence)
        {
            sequence.BatchSize = maxBatchSize;
        }

        return self;
    }
}
