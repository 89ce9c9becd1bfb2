using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>What every viewer of a week is promised, whatever it is and whatever lies between.</summary>
internal static class Following
{
    private const int Changes = 4;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The state, changes without a hole, and after a cut of the line exactly what comes next.</summary>
    public static async Task AssertContinuesAsync(IAsyncEnumerable<SseEvent> events, Line line, CancellationToken cancellationToken)
    {
        var board = new Board();
        var (names, opened) = (new List<string>(), 0);
        await foreach (var message in events.WithCancellation(cancellationToken))
        {
            Take(board, names, message);
            if (opened == 0 && board.Versions.Count > Changes)
            {
                opened = line.Opened;
                line.Cut();
            }
            else if (opened > 0 && line.Opened > opened && board.Versions.Count > 3 * Changes)
            {
                break;
            }
        }

        AssertWhole(board, names);
    }

    /// <summary>The same for those who come back by hand: opens twice, the second time with the last id.</summary>
    public static async Task AssertContinuesAsync(Func<string?, IAsyncEnumerable<SseEvent>> open, CancellationToken cancellationToken)
    {
        var board = new Board();
        var names = new List<string>();
        for (var wanted = Changes; wanted <= 2 * Changes; wanted += Changes)
        {
            await foreach (var message in open(board.LastId).WithCancellation(cancellationToken))
            {
                Take(board, names, message);
                if (board.Versions.Count > wanted)
                {
                    break;
                }
            }
        }

        AssertWhole(board, names);
    }

    private static void Take(Board board, List<string> names, SseEvent message)
    {
        board.Take(message);
        if (message.Name != "heartbeat")
        {
            names.Add(message.Name);
        }
    }

    // The board has checked that each change stands on the one before.
    private static void AssertWhole(Board board, List<string> names)
    {
        Assert.Empty(board.Resets);
        Assert.Equal("snapshot", names[0]);
        Assert.All(names.Skip(1), name => Assert.Equal("change", name));
        Assert.NotEmpty(board.Games);
        Assert.True(board.Versions.Count > 2 * Changes);
    }
}
