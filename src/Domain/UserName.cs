using System.Globalization;

namespace LiveScore.Domain;

/// <summary>Names for viewers, such as <c>quick-falcon-42</c>.</summary>
public static class UserName
{
    // A prime above the length of every list shares no factor with the number of names, so that no two numbers meet in one name;
    // and it is so large that neighbours end up far apart.
    private const ulong Spread = 618_033_988_749_052_289;

    /// <summary>
    /// The name of a number: always the same, and no other number's. As long as there are names with two digits they have two.
    /// </summary>
    /// <param name="number">From 0.</param>
    public static string Of(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var pairs = (UInt128)(UserNameWords.Adjectives.Count * UserNameWords.Animals.Count);
        var (place, least) = ((UInt128)number, (UInt128)10);
        for (; place >= pairs * least * 9; least *= 10)
        {
            place -= pairs * least * 9;
        }

        var (rest, adjective) = Split(place * Spread % (pairs * least * 9), UserNameWords.Adjectives);
        var (digits, animal) = Split(rest, UserNameWords.Animals);
        return string.Create(CultureInfo.InvariantCulture, $"{adjective}-{animal}-{least + digits}");
    }

    private static (UInt128 Left, string Word) Split(UInt128 place, IReadOnlyList<string> words)
    {
        var (rest, index) = UInt128.DivRem(place, (UInt128)words.Count);
        return (rest, words[(int)index]);
    }
}
