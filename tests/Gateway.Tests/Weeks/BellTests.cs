using LiveScore.Gateway.Weeks;
using Xunit;

namespace LiveScore.Gateway.Tests.Weeks;

public sealed class BellTests
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Bell_RungBeforeTheWait_EndsItAtOnce()
    {
        var bell = new Bell();
        bell.Ring();
        bell.Ring();
        var first = bell.WaitAsync();
        Assert.True(first.IsCompleted);
        await first;

        var second = bell.WaitAsync();
        Assert.False(second.IsCompleted);
        bell.Ring();
        await second.AsTask().WaitAsync(s_deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Bell_RungByManyWhileTheWaiterWorks_LosesNoNews()
    {
        const int News = 200_000;
        var cancellation = TestContext.Current.CancellationToken;
        var (bell, told, seen) = (new Bell(), 0, 0);
        var ringing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < News / 4; i++)
            {
                Interlocked.Increment(ref told);
                bell.Ring();
            }
        }, cancellation)));
        var waiting = Task.Run(async () =>
        {
            while ((seen = Volatile.Read(ref told)) < News)
            {
                await bell.WaitAsync();
            }
        }, cancellation);
        await Task.WhenAll(ringing, waiting).WaitAsync(s_deadline, cancellation);
        Assert.Equal(News, seen);
    }
}
