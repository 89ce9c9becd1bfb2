using LiveScore.Domain;
using LiveScore.Simulation.Model;
using Xunit;

namespace LiveScore.Simulation.Tests;

/// <summary>What the oracle says of stores that went wrong.</summary>
public sealed class HistoryTests
{
    private readonly History _history = new();

    [Fact]
    public void Add_VersionAfterVersion_IsRight()
    {
        Assert.Null(_history.Add("k3f9", 1, [Any.Game(0)]));
        Assert.Null(_history.Add("k3f9", 2, [Any.Game(7)]));
        Assert.Null(_history.Add("k3f9", 2, [Any.Game(7)]));
        Assert.Null(_history.Add("other", 1, [Any.Game(0)]));
        Assert.Equal(("other", 1), _history.Newest);
    }

    [Theory]
    [InlineData("k3f9", 4, 7, "stored after 2")]
    [InlineData("k3f9", 1, 0, "stored after 2")]
    [InlineData("k3f9", 2, 8, "used twice")]
    [InlineData("other", 3, 0, "stored after 0")]
    [InlineData("", 3, 0, "without an epoch")]
    public void Add_WhatMustNotBe_IsTold(string epoch, long version, int score, string fault)
    {
        _history.Add("k3f9", 1, [Any.Game(0)]);
        _history.Add("k3f9", 2, [Any.Game(7)]);

        Assert.Contains(fault, _history.Add(epoch, version, [Any.Game(score)]), StringComparison.Ordinal);
    }
}
