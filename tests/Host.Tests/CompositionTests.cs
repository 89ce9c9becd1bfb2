namespace LiveScore.Host.Tests;

public sealed class CompositionTests
{
    [Fact]
    public async Task Run_WithoutSettings_ServesTheDemoWeek()
    {
        await using var host = await LiveScoreHost.StartAsync();
        using var deadline = LiveScoreHost.Deadline();
        using var stream = new StreamReader(await host.Http.GetStreamAsync("/api/livescore", deadline.Token));
        string? line;
        do
        {
            line = await stream.ReadLineAsync(deadline.Token);
        }
        while (line is not null && !line.StartsWith("data: [{\"id\":", StringComparison.Ordinal));

        Assert.NotNull(line);
    }
}
