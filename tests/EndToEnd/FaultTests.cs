using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>A feed that is down, cut off, or answers with something else.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("500s")]
    [InlineData("malformed")]
    public async Task Feed_ThatAnswersBadly_ChangesNothingAndIsToldAsStale(string mode)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var replay = await Replay.StartAsync("replay-2015-post-18.jsonl", "post-1", 60, [], start: "3600");
        var board = new Board();
        await replay.WatchAsync(board, () => board.Versions.Count >= 3, patience.Token);

        await replay.Feed.SetFaultAsync(mode);
        JsonNode? beat = null;
        await foreach (var message in Viewer.WatchAsync(replay.Stream, board.LastId, patience.Token))
        {
            board.Take(message);
            if (message.Name == "heartbeat" && message.Json["staleSince"] is not null)
            {
                beat = message.Json;
                break;
            }
        }

        var version = board.Version;
        Assert.Equal(version, (long)beat!["version"]!);
        await replay.Feed.SetFaultAsync("none");
        await replay.WatchAsync(board, () => board.Version >= version + 3, patience.Token);
        Assert.Empty(board.Resets);
    }
}
