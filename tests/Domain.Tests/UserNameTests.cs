using System.Text.RegularExpressions;
using Xunit;

namespace LiveScore.Domain.Tests;

public sealed partial class UserNameTests
{
    // All names with two digits: 150 adjectives, 150 animals, 10 to 99.
    private const int TwoDigits = 150 * 150 * 90;

    [Fact]
    public void Names_OfTheFirstMillion_AreReadableAndEachUsedOnce()
    {
        var names = new HashSet<string>(1_000_000, StringComparer.Ordinal);
        for (var number = 0; number < 1_000_000; number++)
        {
            var name = UserName.Of(number);
            Assert.True(names.Add(name), $"{name} is given twice.");
            Assert.True(name.Length is >= 9 and <= 24 && Form().IsMatch(name), name);
        }
    }

    [Fact]
    public void Names_WithTwoDigits_AreAllUsedBeforeThereAreThree()
    {
        var seen = new HashSet<string>(TwoDigits, StringComparer.Ordinal);
        for (var number = 0; number < TwoDigits; number++)
        {
            seen.Add(UserName.Of(number));
        }

        Assert.Equal(TwoDigits, seen.Count);
        Assert.DoesNotContain(UserName.Of(TwoDigits), seen);
        Assert.Matches("-[1-9][0-9]$", UserName.Of(TwoDigits - 1));
        Assert.Matches("-[1-9][0-9]{2}$", UserName.Of(TwoDigits));
        Assert.Matches("-[1-9][0-9]{2}$", UserName.Of((TwoDigits * 11L) - 1));
        Assert.Matches("-[1-9][0-9]{3}$", UserName.Of(TwoDigits * 11L));
    }

    [Fact]
    public void Names_OfNeighbours_HaveNothingInCommon()
    {
        for (var number = 0; number < 1000; number++)
        {
            Assert.Empty(UserName.Of(number).Split('-').Intersect(UserName.Of(number + 1).Split('-'), StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Name_OfTheLastNumber_IsOne()
    {
        Assert.Matches("^[a-z]+-[a-z]+-[1-9][0-9]{13,14}$", UserName.Of(long.MaxValue));
        Assert.NotEqual(UserName.Of(long.MaxValue), UserName.Of(long.MaxValue - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => UserName.Of(-1));
    }

    /// <summary>Names are in cookies and under messages: nobody may wake up under another one.</summary>
    [Fact]
    public void Names_StayWhatTheyAre() =>
        Assert.Equal(["able-albatross-10", "mellow-oryx-65", "fleet-stork-38"], new[] { 0L, 1, 1_000_000 }.Select(UserName.Of));

    [GeneratedRegex("^[a-z]+-[a-z]+-[1-9][0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
