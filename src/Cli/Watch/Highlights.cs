using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace LiveScore.Cli.Watch;

/// <summary>Parts of a game that are shown by themselves.</summary>
internal enum GamePart
{
    Away,
    Home,
    Status,
    Note,
}

/// <param name="Until">When it ends.</param>
/// <param name="FellFrom">The score before a correction took some of it away; null for everything else.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Highlight(DateTimeOffset Until, int? FellFrom);

/// <summary>What altered a moment ago.</summary>
internal sealed record Highlights(ImmutableDictionary<(string Id, GamePart Part), Highlight> Parts)
{
    /// <summary>How long an alteration stands out.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    public static Highlights None { get; } = new(ImmutableDictionary<(string, GamePart), Highlight>.Empty);

    /// <summary>With these alterations, and without those that are over. A game seen for the first time does not stand out.</summary>
    public Highlights After(IEnumerable<Alteration> altered, DateTimeOffset now)
    {
        var parts = At(now).Parts.ToBuilder();
        foreach (var one in altered.Where(one => one.Before is not null))
        {
            foreach (var part in PartsOf(one.Before!, one.After))
            {
                var fellFrom = part switch { GamePart.Away => one.AwayFellFrom, GamePart.Home => one.HomeFellFrom, _ => null };
                parts[(one.After.Id, part)] = new(now + Lasting, fellFrom);
            }
        }

        return new(parts.ToImmutable());
    }

    /// <summary>Without those that are over; the same object when none is.</summary>
    public Highlights At(DateTimeOffset now) => Parts.Any(part => part.Value.Until <= now)
        ? new(Parts.RemoveRange(Parts.Where(part => part.Value.Until <= now).Select(part => part.Key)))
        : this;

    public Highlight? Of(BoardGame game, GamePart part, DateTimeOffset now) =>
        Parts.TryGetValue((game.Id, part), out var highlight) && highlight.Until > now ? highlight : null;

    // The clock moves with every answer of the feed: it would always stand out.
    private static IEnumerable<GamePart> PartsOf(BoardGame before, BoardGame after)
    {
        (GamePart Part, bool IsAltered)[] parts =
        [
            (GamePart.Away, before.Away.Score != after.Away.Score),
            (GamePart.Home, before.Home.Score != after.Home.Score),
            (GamePart.Status, (before.Status, before.Period, before.Overtime, before.Kickoff) != (after.Status, after.Period, after.Overtime, after.Kickoff)),
            (GamePart.Note, before.Note != after.Note),
        ];
        return parts.Where(part => part.IsAltered).Select(part => part.Part);
    }
}
