using LiveScore.Gateway.Topics;

namespace LiveScore.Gateway.Health;

internal static class Bounded
{
    /// <summary>With the rest of an answer, well within the two seconds that probes are promised.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1.5);

    /// <summary>Waits for a check, but not for long. Without a connection to the cluster already asking throws.</summary>
    public static Task WaitAsync(this FollowerContext context, Func<Task> ask, CancellationToken cancellation)
    {
        var limit = context.Options.AnswerLimit < s_longest ? context.Options.AnswerLimit : s_longest;
        return Task.Run(ask, cancellation).WaitAsync(limit, context.Time, cancellation);
    }

    public static async Task<T> WaitAsync<T>(this FollowerContext context, Func<Task<T>> ask, CancellationToken cancellation)
    {
        T answer = default!;
        await context.WaitAsync(async () => { answer = await ask(); }, cancellation);
        return answer;
    }
}
