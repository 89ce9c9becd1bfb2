using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using Orleans;

namespace LiveScore.Domain;

/// <summary>
/// One week of one season. Parses and prints both of its texts: the key of its grain, <c>2015/reg/12</c>, and the slug in
/// URLs, <c>12</c>, <c>pre-4</c> or <c>post-1</c>. Ordered as the weeks are played.
/// </summary>
[StructLayout(LayoutKind.Auto)]
[GenerateSerializer, Alias("LiveScore.SeasonWeekKey"), Immutable]
public readonly record struct SeasonWeekKey(
    [property: Id(0)] int Season,
    [property: Id(1)] SeasonType Type,
    [property: Id(2)] int Week) : IComparable<SeasonWeekKey>
{
    /// <summary>The first season that the feeds know, and one that is far enough ahead.</summary>
    public const int FirstSeason = 2009, LastSeason = 2099;

    public string Slug => Type switch
    {
        SeasonType.Reg => Week.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{TypeName}-{Week}"),
    };

    /// <summary><c>pre</c>, <c>reg</c> or <c>post</c>.</summary>
    public string TypeName => NameOf(Type);

    /// <summary>All weeks of a season as they are played: pre 0–4, reg 1–17 (18 from 2021), post 1–4.</summary>
    public static IReadOnlyList<SeasonWeekKey> WeeksOf(int season) => [.. SeasonWeeks.Of(season)];

    public static bool IsSeason(int season) => season is >= FirstSeason and <= LastSeason;

    /// <summary>Whether the league plays this week: a well-formed slug may still name a week that does not exist.</summary>
    public bool Exists => SeasonWeeks.Of(Season).Contains(this);

    /// <summary>Reads <c>2015/reg/12</c>. False for anything that <see cref="ToString"/> would not print.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SeasonWeekKey key)
    {
        key = default;
        var parts = text?.Split('/');
        return parts is [var season, var type, var week]
            && TryNumber(season, 4, out var year) && TryType(type, out var kind) && TryNumber(week, 2, out var number)
            && (key = new(year, kind, number)).ToString() == text;
    }

    /// <summary>Reads a slug: <c>12</c>, <c>pre-0</c>, <c>post-4</c>.</summary>
    public static bool TryParseSlug(int season, [NotNullWhen(true)] string? slug, out SeasonWeekKey key)
    {
        key = default;
        var (type, digits) = slug?.Split('-') switch
        {
            [var week] => ("reg", week),
            ["pre" or "post", var week] parts => (parts[0], week),
            _ => ("", ""),
        };
        return TryType(type, out var kind) && TryNumber(digits, 2, out var number)
            && (key = new(season, kind, number)).Slug == slug;
    }

    public static SeasonWeekKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is not the key of a week, such as 2015/reg/12.");

    public int CompareTo(SeasonWeekKey other) =>
        (Season, Type, Week).CompareTo((other.Season, other.Type, other.Week));

    public static bool operator <(SeasonWeekKey left, SeasonWeekKey right) => left.CompareTo(right) < 0;

    public static bool operator >(SeasonWeekKey left, SeasonWeekKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(SeasonWeekKey left, SeasonWeekKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SeasonWeekKey left, SeasonWeekKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Season}/{TypeName}/{Week}");

    private static string NameOf(SeasonType type) => type switch
    {
        SeasonType.Pre => "pre",
        SeasonType.Reg => "reg",
        _ => "post",
    };

    private static bool TryType(string text, out SeasonType type)
    {
        type = text switch { "pre" => SeasonType.Pre, "reg" => SeasonType.Reg, _ => SeasonType.Post };
        return NameOf(type) == text;
    }

    private static bool TryNumber(string text, int maxDigits, out int number)
    {
        number = 0;
        return text.Length <= maxDigits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
