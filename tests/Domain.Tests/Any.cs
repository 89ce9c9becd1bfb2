using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using LiveScore.Domain;

namespace LiveScore.Domain.Tests;

/// <summary>Games and reports as no feed would send them, but could.</summary>
internal static class Any
{
    private static readonly DateTimeOffset s_noon = new(2015, 11, 29, 12, 0, 0, TimeSpan.FromHours(-5));

    // By the last digit of a number: in one week the same clubs do not meet twice. Each under several codes, or not known yet.
    private static readonly (Team[] Away, Team[] Home)[] s_fixtures =
    [
        ([new("BAL", "Ravens"), new("BLT", "Ravens")], [new("CLE", "Browns"), new("AFC", "AFC")]),
        ([new("STL", "Rams"), new("LA", "Rams"), new("LAR", "Rams")], [new("SEA", "Seahawks")]),
        ([new("JAC", "Jaguars"), new("JAX", "Jaguars")], [new("WAS", "Redskins"), new("WSH", "Commanders")]),
        ([new("SD", "Chargers"), new("LAC", "Chargers")], [new("OAK", "Raiders"), new("LV", "Raiders")]),
        ([new("AFC", "AFC"), new("NE", "Patriots")], [new("NFC", "NFC"), new("CAR", "Panthers")]),
    ];

    private static Gen<int?> MaybeScore => Maybe(Gen.Choose(0, 9));

    public static Gen<Game> GameOf(string id) =>
        from minutes in Gen.Elements(0, 30, 60)
        from offset in Gen.Elements(-5, -4)
        from away in Gen.Elements(s_fixtures[(id[^1] - '0') % s_fixtures.Length].Away)
        from home in Gen.Elements(s_fixtures[(id[^1] - '0') % s_fixtures.Length].Home)
        from status in Gen.Elements(Enum.GetValues<GameStatus>())
        from period in Maybe(Gen.Choose(1, 5))
        from clock in Gen.Elements(null, "", "15:00", "08:11", "00:00", "8:1x")
        from awayScore in MaybeScore
        from homeScore in MaybeScore
        from possession in Gen.Elements(null, "BAL", "CLE")
        from redZone in Gen.Elements<bool?>(null, true, false)
        from overtime in Gen.Elements(true, false)
        from note in Gen.Elements(null, "Delayed by lightning", "Not played")
        select new Game
        {
            Id = id,
            Kickoff = s_noon.AddMinutes(minutes).ToOffset(TimeSpan.FromHours(offset)),
            Away = away,
            Home = home,
            Status = status,
            Period = period,
            Clock = clock,
            AwayScore = awayScore,
            HomeScore = homeScore,
            Possession = possession,
            RedZone = redZone,
            Overtime = overtime,
            Note = note,
        };

    /// <summary>Some of five games, each perhaps more than once, in any order.</summary>
    public static Gen<ImmutableArray<Game>> Games() =>
        from games in Gen.Choose(0, 4).SelectMany(number => GameOf($"201511290{number}")).ListOf()
        select games.ToImmutableArray();

    public static Gen<ImmutableArray<WeekReport>> Reports(int count) =>
        from answers in Games().ListOf(count)
        select answers.Select((games, index) => Week.Report(index, [.. games])).ToImmutableArray();

    public static void Holds<T>(this Gen<T> values, Action<T> check) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true), Prop.ForAll(values.ToArbitrary(), check));

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : struct =>
        Gen.Frequency((1, Gen.Constant<T?>(null)), (3, values.Select(value => (T?)value)));
}
