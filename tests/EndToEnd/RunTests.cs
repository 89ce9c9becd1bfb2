using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary><c>livescore run</c> as a newcomer starts it.</summary>
public sealed class RunTests
{
    private static readonly HttpClient s_http = new();

    [Fact]
    public async Task Demo_FromTheFirstSecond_MovesAndEndsOnInterruptWithOpenStreams()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-run-");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var livescore = await LiveScoreProcess.RunAsync(folder.FullName, port: 0);
        var current = new Uri(livescore.Url, "api/livescore");

        var versions = new List<long>();
        await foreach (var message in Viewer.WatchAsync(current, null, patience.Token))
        {
            if (message.Name == "update" && message.Json.AsArray().Count > 0)
            {
                versions.Add(message.Version);
            }

            if (versions.Count == 20)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range((int)versions[0], 20).Select(version => (long)version), versions);
        Assert.Contains("<html", await s_http.GetStringAsync(livescore.Url, patience.Token), StringComparison.OrdinalIgnoreCase);
        var ready = JsonNode.Parse(await s_http.GetStringAsync(new Uri(livescore.Url, "health/ready"), patience.Token))!;
        Assert.Contains("Orleans", (string)ready["orleans"]!, StringComparison.Ordinal);

        // Ten viewers, one of them curl, all in the middle of a stream.
        using var curl = Process.Start(new ProcessStartInfo("curl", ["-sN", current.ToString()]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Assert.NotNull(await curl.StandardOutput.ReadLineAsync(patience.Token));
        var viewers = Enumerable.Range(0, 9).Select(async _ =>
        {
            await foreach (var message in Viewer.WatchAsync(current, null, patience.Token))
            {
                if (message.Name == "update")
                {
                    return;
                }
            }
        }).ToList();
        await Task.WhenAll(viewers);
        var took = await livescore.InterruptAsync();
        await curl.WaitForExitAsync(patience.Token);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took} to end.");
        Assert.Equal(0, livescore.ExitCode);
        // A body that ended cleanly, not a connection that broke.
        Assert.Equal(0, curl.ExitCode);
        folder.Delete(recursive: true);
    }
}
