using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary><c>livescore watch</c> as a process, with a gateway as another.</summary>
public sealed class WatchTests
{
    private static readonly Dictionary<string, string> s_hasty = new(StringComparer.Ordinal) { ["LiveScore__Gateway__Retry"] = "00:00:00.2" };

    private static readonly string[] s_fast = ["--clock-speed", "200"];

    [Fact]
    public async Task Lines_OfAGatewayThatIsKilledAndComesBack_MissNoVersion()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-watch-");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var first = await LiveScoreProcess.RunAsync(folder.FullName, port: 0, s_hasty, s_fast);
        var stream = new Uri(first.Url, "api/livescore?mode=delta");
        await using var watch = LiveScoreProcess.Start(folder.FullName, "watch", "--url", first.Url.ToString());

        // It has the state before the reference begins, so it prints every change that the reference sees.
        var lines = new List<string> { Shortened(await watch.ReadLineAsync(patience.Token)) };
        var reference = new Board();
        var expected = new List<string>();
        await FollowAsync(stream, reference, expected, changes: 25, patience.Token);
        // Held back until the gateway has gone on without it.
        await watch.PauseAsync();
        await first.KillAsync();
        await using var second = await LiveScoreProcess.RunAsync(folder.FullName, first.Url.Port, s_hasty, s_fast);
        await FollowAsync(stream, reference, expected, changes: 25, patience.Token);

        await watch.GoOnAsync();
        while (!lines.Contains(expected[0]) || lines.Count < lines.IndexOf(expected[0]) + expected.Count)
        {
            lines.Add(Shortened(await watch.ReadLineAsync(patience.Token)));
        }

        Assert.Empty(reference.Resets);
        Assert.Equal(expected, lines.Skip(lines.IndexOf(expected[0])));
        await watch.InterruptAsync();
        Assert.Equal(0, watch.ExitCode);
        Assert.Contains("livescore: connection lost, trying again since ", watch.Errors, StringComparison.Ordinal);
        Assert.Contains("livescore: connected again", watch.Errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Watch_OfARunningGateway_PrintsOnceNamesWhatIsWrongAndDrawsInATerminal()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-watch-");
        await using var gateway = await LiveScoreProcess.RunAsync(folder.FullName, port: 0);
        var url = gateway.Url.ToString();

        var once = await LiveScoreProcess.EndAsync(folder.FullName, "watch", "1", "--once", "--url", url);
        Assert.True(once.Code == 0, once.Errors);
        var games = once.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(14, games.Length);
        Assert.All(games, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d [^ ].*  [A-Z]{2,3}( \d+)? @ [A-Z]{2,3}( \d+)?( \(.+\))?$", line));

        var unknown = await LiveScoreProcess.EndAsync(folder.FullName, "watch", "7", "--url", url);
        Assert.Equal((1, ""), (unknown.Code, unknown.Output));
        Assert.Contains("says: Week 7 of season ", unknown.Errors, StringComparison.Ordinal);

        // Nobody reads on after a line, and the watch is over though nothing may come for days.
        Assert.Equal("0 0", (await ShellAsync($"'{LiveScoreProcess.Program}' watch --url {url} | head -n 1 >/dev/null; echo ${{PIPESTATUS[@]}}")).Trim());

        var (code, picture) = await DrawAsync(url, "connected", " live, ");
        Assert.Equal(0, code);
        Assert.True(
            picture.LastIndexOf("\e[?25h", StringComparison.Ordinal) > picture.LastIndexOf("\e[?25l", StringComparison.Ordinal), "The cursor did not come back.");
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("watch", "week")]
    [InlineData("watch", "12", "--season", "soon")]
    [InlineData("watch", "--url", "ftp://127.0.0.1")]
    [InlineData("watch", "12", "13")]
    public async Task Arguments_ThatMakeNoSense_AreNamedAndEndWithTwo(params string[] arguments)
    {
        var (code, _, errors) = await LiveScoreProcess.EndAsync(Path.GetTempPath(), arguments);
        Assert.Equal(2, code);
        Assert.NotEqual("", errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    // A line for each game of each change: the time and the score, without what else there is.
    private static async Task FollowAsync(Uri stream, Board board, List<string> lines, int changes, CancellationToken cancellationToken)
    {
        await foreach (var message in Viewer.WatchAsync(stream, board.LastId, cancellationToken))
        {
            board.Take(message);
            if (message.Name != "change")
            {
                continue;
            }

            var at = DateTimeOffset.Parse((string)message.Json["at"]!, CultureInfo.InvariantCulture).ToLocalTime();
            var order = message.Json["games"]!.AsArray().Select(patch => board.Games[(string)patch!["id"]!])
                .OrderBy(game => DateTimeOffset.Parse((string)game["kickoff"]!, CultureInfo.InvariantCulture))
                .ThenBy(game => (string)game["id"]!, StringComparer.Ordinal);
            lines.AddRange(order.Select(game => $"{at:yyyy-MM-ddTHH:mm:sszzz} {Of(game["away"]!)} @ {Of(game["home"]!)}"));
            if (--changes == 0)
            {
                return;
            }
        }
    }

    private static string Of(JsonNode side) => side["score"] is { } score ? $"{side["code"]} {score}" : $"{side["code"]}";

    // 2015-11-29T13:08:11-05:00 Q1 08:11  NE 7 @ DEN 0 (NE ball)
    private static string Shortened(string line) => $"{line.Split(' ')[0]} {line.Split("  ", 2)[1].Split(" (", 2)[0]}";

    private static async Task<string> ShellAsync(string commands)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", commands]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = await shell.StandardOutput.ReadToEndAsync(patience.Token);
        await shell.WaitForExitAsync(patience.Token);
        return output;
    }

    /// <summary>Watches in a terminal until all of it was seen, and presses Ctrl-C. Gives the code and all that came.</summary>
    private static async Task<(int Code, string Picture)> DrawAsync(string url, params string[] seen)
    {
        const string Script = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(Script), "There is no program 'script' to make a terminal with.");
        using var terminal = Process.Start(new ProcessStartInfo("env", [
            "--default-signal=INT", "TERM=xterm-256color", Script, "--quiet", "--flush", "--return",
            "--command", $"stty cols 80 rows 24; exec '{LiveScoreProcess.Program}' watch --url {url}", "/dev/null",
        ])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var picture = new StringBuilder();
        var buffer = new char[4096];
        for (var isPressed = false; await terminal.StandardOutput.ReadAsync(buffer, patience.Token) is > 0 and var read;)
        {
            picture.Append(buffer, 0, read);
            if (!isPressed && seen.All(picture.ToString().Contains))
            {
                isPressed = true;
                await terminal.StandardInput.WriteAsync("\x03");
                await terminal.StandardInput.FlushAsync(patience.Token);
            }
        }

        await terminal.WaitForExitAsync(patience.Token);
        return (terminal.ExitCode, picture.ToString());
    }
}
