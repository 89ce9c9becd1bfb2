using System.Text.Json;
using Xunit;

namespace LiveScore.Simulation.Tests;

public sealed class SeedTests
{
    /// <summary>What it finds, <c>./livescore bench simulation --seed N</c> plays again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(51)]
    [InlineData(101)]
    [InlineData(151)]
    public async Task FiftySeeds_Played_BreakNoPromise(int first)
    {
        var (code, output) = await SimulationProgram.RunAsync("--from", $"{first}", "--seeds", "50");

        Assert.True(code == 0, output);
        Assert.Contains("50 histories", output, StringComparison.Ordinal);
        // Without blows there is nothing to be survived.
        string[] blows = ["silos killed", "gateways killed", "events lost", "writes unheard", "lies of the feed", "viewers that slept"];
        foreach (var blow in blows)
        {
            Assert.Contains(blow, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Seed_PlayedAloneAndAfterOthers_IsTheSameHistory()
    {
        var (_, among) = await SimulationProgram.RunAsync("--worker", "--from", "301", "--seeds", "3");
        var (_, alone) = await SimulationProgram.RunAsync("--worker", "--from", "303", "--seeds", "1");

        Assert.Equal(Digests(among)[^1], Assert.Single(Digests(alone)));
        Assert.Equal(3, Digests(among).Distinct().Count());
    }

    [Theory]
    [InlineData("--seeds", "0")]
    [InlineData("--from", "-1")]
    [InlineData("--jobs", "0")]
    [InlineData("--seed", "x")]
    public async Task Options_OutOfRange_AreMisuse(string option, string value)
    {
        var (code, output) = await SimulationProgram.RunAsync(option, value);

        Assert.Equal(2, code);
        Assert.Contains(option, output, StringComparison.Ordinal);
    }

    private static List<string> Digests(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("Digest").GetString()!),
    ];
}
