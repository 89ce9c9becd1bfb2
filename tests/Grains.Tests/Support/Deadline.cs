namespace LiveScore.Grains.Tests.Support;

/// <summary>Facts are awaited; that they do not come is the failure.</summary>
internal static class Deadline
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static Task For(Task fact) => fact.WaitAsync(s_patience, TestContext.Current.CancellationToken);

    public static Task<T> For<T>(Task<T> fact) => fact.WaitAsync(s_patience, TestContext.Current.CancellationToken);

    /// <summary>Asks again and again for a fact that nothing announces.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        // Often, and yet the cores are left to what is waited for.
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, $"Did not come about: {what}.");
            await often.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
