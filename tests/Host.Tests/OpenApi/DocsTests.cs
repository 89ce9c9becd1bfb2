using System.Diagnostics;

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>docs/api.md, as a running gateway serves it, against that gateway.</summary>
public sealed class DocsTests(ApiFixture api)
{
    private const string Address = "http://127.0.0.1:8000";

    [Fact]
    public async Task Curl_AsTheDocumentSays_AnswersAsTheDocumentShows()
    {
        Assert.SkipUnless(await RunAsync("curl --version") is { Length: > 0 }, "curl is not installed.");
        var lines = CurlLine.In(await ReadAsync());
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            Assert.NotEmpty(line.Shown);
            var answer = await RunAsync(line.Command.Replace(Address, api.Host.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
            var missing = line.Missing(answer);
            Assert.True(missing.Count == 0, $"$ {line.Command}\nlacks {string.Join(", ", missing)}:\n{answer[..Math.Min(answer.Length, 1000)]}");
        }
    }

    [Fact]
    public async Task Document_OfTheApi_HasALineForEveryRouteThatIsRead()
    {
        var asked = CurlLine.In(await ReadAsync())
            .Select(line => line.Command[line.Command.IndexOf(Address, StringComparison.Ordinal)..].TrimEnd('\''))
            .SelectMany(url => api.Document.Find(new Uri(url).AbsolutePath)).Select(operation => operation.Path);
        Assert.Empty(api.Document.Operations.Select(operation => operation.Path).Except(asked));
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\n{\"a\":1}", "HTTP/1.1 200 OK")]
    [InlineData("HTTP/1.1 200 OK\n{\"a\":1}", "a member b")]
    [InlineData("HTTP/1.1 200 OK\nevent: reset\nevent: update\n{\"a\":1,\"b\":1}", "event: update first")]
    public void Line_WhoseAnswerIsAnother_SaysWhatIsMissing(string answer, string missing)
    {
        var line = Assert.Single(CurlLine.In("text\n```console\n$ curl x\nHTTP/1.1 200 OK\nevent: update\n{\"a\":…,\"b\":2}\n```\n"));
        Assert.Equal("curl x", line.Command);
        Assert.Contains(missing, line.Missing(answer));
        Assert.Empty(line.Missing("HTTP/1.1 200 OK\nevent: update\n{\"b\":1,\"a\":1}"));
    }

    private Task<string> ReadAsync() => api.Host.Http.GetStringAsync("/docs/api.md", TestContext.Current.CancellationToken);

    private static async Task<string> RunAsync(string command)
    {
        using var deadline = LiveScoreHost.Deadline();
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var answer = await shell.StandardOutput.ReadToEndAsync(deadline.Token);
        await shell.WaitForExitAsync(deadline.Token);
        return answer;
    }
}
