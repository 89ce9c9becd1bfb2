using System.Text.Json.Nodes;
using Xunit;

[assembly: AssemblyFixture(typeof(LiveScore.EndToEnd.Stores))]

namespace LiveScore.EndToEnd;

/// <summary>Real weeks, from the feed's bytes to the viewer's board.</summary>
public sealed class ReplayTests(Stores stores)
{
    private static readonly HttpClient s_http = new();

    [Theory]
    [InlineData("replay-2015-reg-12.jsonl", "REG", 12, "12", 12000, Stores.Embedded)]
    [InlineData("replay-2015-post-18.jsonl", "POST", 1, "post-1", 5000, Stores.Postgres)]
    public async Task Replay_OfAWholeWeek_EndsInTheRecordedResultsForEveryViewer(
        string timeline, string type, int week, string slug, double speed, string store)
    {
        var results = SeasonTable.Week(type, week);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var replay = await Replay.StartAsync(timeline, slug, speed, await stores.OptionsAsync(store));

        var steady = new Board();
        var restless = new Board();
        var latest = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        await Task.WhenAll(
            replay.WatchToTheEndAsync(steady, results.Count, patience.Token),
            WatchInPiecesAsync(replay, restless, results.Count, patience.Token),
            WatchCurrentAsync(replay, latest, results.Count, patience.Token));

        Replay.AssertResults(results, steady.Games);
        Replay.AssertResults(results, restless.Games);
        Replay.AssertResults(results, latest);
        Assert.Empty(steady.Resets);
        Assert.Empty(restless.Resets);
        Assert.Equal(steady.Versions.Distinct(), steady.Versions);
        Assert.True(restless.Versions.Count > 50, $"The restless viewer saw {restless.Versions.Count} versions only.");

        var json = JsonNode.Parse(await s_http.GetStringAsync(replay.Games, patience.Token))!.AsArray();
        Replay.AssertResults(results, json.ToDictionary(game => (string)game!["id"]!, game => game!.AsObject(), StringComparer.Ordinal));
    }

    // Leaves after a few versions and comes back with the last id, again and again.
    private static async Task WatchInPiecesAsync(Replay replay, Board board, int games, CancellationToken cancellationToken)
    {
        var chance = new Random(12);
        while (board.Finals < games)
        {
            var until = board.Versions.Count + chance.Next(1, 40);
            await replay.WatchAsync(board, () => board.Versions.Count >= until || board.Finals == games, cancellationToken);
        }
    }

    private static async Task WatchCurrentAsync(
        Replay replay, Dictionary<string, JsonObject> latest, int games, CancellationToken cancellationToken)
    {
        long version = 0;
        await foreach (var message in Viewer.WatchAsync(new Uri(replay.LiveScore.Url, "api/livescore"), null, cancellationToken))
        {
            if (message.Name != "update")
            {
                continue;
            }

            Assert.True(message.Version > version, $"Version {message.Version} came after {version}.");
            version = message.Version;
            foreach (var game in message.Json.AsArray())
            {
                latest[(string)game!["id"]!] = game.AsObject();
            }

            if (latest.Count == games && latest.Values.All(game => (string)game["status"]! == "final"))
            {
                return;
            }
        }
    }
}
