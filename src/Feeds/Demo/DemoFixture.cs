using System.Globalization;
using LiveScore.Domain;

namespace LiveScore.Feeds.Demo;

/// <summary>Who meets whom in the demo's week, and how long after the week's first kick-off.</summary>
internal sealed record DemoFixture(string Id, Team Away, Team Home, TimeSpan Slot)
{
    // Eight early, one at an odd time, four late, one at night: a Sunday. The count is the same for every seed, so that
    // another seed leaves no game of the one before it behind in a store.
    private static readonly TimeSpan[] s_slots =
    [
        .. Enumerable.Repeat(TimeSpan.Zero, 8),
        new(1, 40, 0),
        .. Enumerable.Repeat(new TimeSpan(3, 25, 0), 4),
        new(7, 20, 0),
    ];

    public static IReadOnlyList<DemoFixture> Of(SeasonWeekKey week, int seed)
    {
        var clubs = DemoClubs.All.ToArray();
        new Random(seed).Shuffle(clubs);
        var day = DayOf(week).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return
        [
            .. s_slots.Select((slot, index) => new DemoFixture(
                string.Create(CultureInfo.InvariantCulture, $"{day}{index:00}"), clubs[2 * index], clubs[(2 * index) + 1], slot)),
        ];
    }

    // The numbers come from the week and not from the clock: a demo that is started again finds its games in the store.
    private static DateOnly DayOf(SeasonWeekKey week)
    {
        var (month, day) = week.Type switch { SeasonType.Pre => (8, 5), SeasonType.Reg => (9, 1), _ => (12, 31) };
        return new DateOnly(week.Season, month, day).AddDays(7 * week.Week);
    }
}
