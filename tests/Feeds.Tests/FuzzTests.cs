using LiveScore.Feeds;
using LiveScore.Fuzzing;
using Xunit;

namespace LiveScore.Feeds.Tests;

/// <summary>A sample of what <c>./livescore bench fuzz</c> gives to the readers by the million.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 2000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Readers_GivenHostileDocuments_KeepTheirPromises(int seed) => Assert.All(
        Enumerable.Range(0, Inputs), number =>
        {
            var input = FuzzInput.Make(seed, number);
            Assert.True(FuzzCheck.Run(input).Fault is null, $"--seed {seed} --only {number} ({input}): {FuzzCheck.Run(input).Fault}");
        });

    [Theory]
    [InlineData(FuzzReader.ScorestripXml)]
    [InlineData(FuzzReader.ScorestripJson)]
    [InlineData(FuzzReader.ScorestripRows)]
    [InlineData(FuzzReader.Espn)]
    public void Documents_OfEachKind_AreOftenBelievedAndOftenNot(FuzzReader reader)
    {
        // A generator whose documents all fail at the first letter would test nothing.
        var inputs = Enumerable.Range(0, Inputs).Select(number => FuzzInput.Make(4, number)).Where(input => input.Reader == reader).ToList();

        var answers = inputs.ConvertAll(input => FuzzCheck.Run(input).Answer);

        Assert.InRange(inputs.Count, Inputs / 5, Inputs / 3);
        Assert.InRange(answers.OfType<FeedAnswer.Reported>().Count(), inputs.Count / 4, inputs.Count * 3 / 4);
        Assert.InRange(answers.OfType<FeedAnswer.Failed>().Count(), inputs.Count / 4, inputs.Count * 3 / 4);
        Assert.Contains(answers.OfType<FeedAnswer.Reported>(), answer => answer.Report.Faults.Length > 0);
    }

    [Fact]
    public void Documents_OfASeedAndANumber_AreAlwaysTheSame()
    {
        for (var number = 0; number < 100; number++)
        {
            Assert.Equal(FuzzInput.Make(5, number).Bytes, FuzzInput.Make(5, number).Bytes);
        }
    }
}
