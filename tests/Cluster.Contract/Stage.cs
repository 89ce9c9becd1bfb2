using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LiveScore.Cluster.Contract;

/// <summary>
/// What a test and its grains know of each other. All silos run in the test's process, so a grain finds the stage of its test
/// by its key, says what happens to it, and waits where the test wants it to.
/// </summary>
internal sealed class Stage
{
    private static readonly ConcurrentDictionary<string, Stage> s_stages = new(StringComparer.Ordinal);
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    /// <summary>Whether what can fail shall fail.</summary>
    public volatile bool IsFaulty;

    public static Stage Of(string key) => s_stages.GetOrAdd(key, static _ => new Stage());

    public void Say(string what) => _said.Writer.TryWrite(what);

    /// <summary>The next thing said, in the order in which it was.</summary>
    public async Task<string> Next() =>
        await _said.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Long, TimeProvider.System);

    public async Task<string[]> Next(int count)
    {
        var said = new string[count];
        for (var i = 0; i < count; i++)
        {
            said[i] = await Next();
        }

        return said;
    }

    /// <summary>Everything said that nobody has taken yet.</summary>
    public string[] Rest()
    {
        var rest = new List<string>();
        while (_said.Reader.TryRead(out var what))
        {
            rest.Add(what);
        }

        return [.. rest];
    }

    public void Open(string gate) => Gate(gate).TrySetResult();

    public Task Pass(string gate) => Gate(gate).Task;

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
