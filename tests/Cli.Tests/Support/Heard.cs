using System.Threading.Channels;
using LiveScore.Cli.Watch;

namespace LiveScore.Cli.Tests.Support;

/// <summary>Writes down what a watcher tells.</summary>
internal sealed class Heard : IWatchView
{
    private readonly Channel<object> _told = Channel.CreateUnbounded<object>();

    public void Connected() => _told.Writer.TryWrite("connected");

    public void Lost(string reason) => _told.Writer.TryWrite(reason);

    public void Show(BoardStep step) => _told.Writer.TryWrite(step);

    /// <summary>The next event that a stream brought; what happens to the line is passed over.</summary>
    public Task<BoardStep> StepAsync() => NextAsync<BoardStep>(_ => true);

    /// <summary>Why the line was lost next.</summary>
    public Task<string> LossAsync() => NextAsync<string>(told => told != "connected");

    private async Task<T> NextAsync<T>(Predicate<T> fits)
    {
        while (true)
        {
            var told = await _told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
            if (told is T one && fits(one))
            {
                return one;
            }
        }
    }
}
