using Orleans;

namespace LiveScore.Domain;

/// <summary>
/// What altered in one game. A value that is set replaces the game's; <see cref="Cleared"/> names the facts that are absent
/// again; everything else stays. A patch that carries both teams brings a game that was not there before.
/// </summary>
[GenerateSerializer, Alias("LiveScore.GamePatch"), Immutable]
public sealed record GamePatch
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public DateTimeOffset? Kickoff { get; init; }

    [Id(2)] public Team? Away { get; init; }

    [Id(3)] public Team? Home { get; init; }

    [Id(4)] public GameStatus? Status { get; init; }

    [Id(5)] public int? Period { get; init; }

    [Id(6)] public string? Clock { get; init; }

    [Id(7)] public int? AwayScore { get; init; }

    [Id(8)] public int? HomeScore { get; init; }

    [Id(9)] public string? Possession { get; init; }

    [Id(10)] public bool? RedZone { get; init; }

    [Id(11)] public bool? Overtime { get; init; }

    [Id(12)] public string? Note { get; init; }

    [Id(13)] public GameFacts Cleared { get; init; }

    /// <summary>Whether all that altered is what viewers are told beside the facts.</summary>
    public bool IsNoteOnly => this == new GamePatch { Id = Id, Note = Note, Cleared = Cleared & GameFacts.Note };

    /// <summary>Whether the game moved on or back, as its status, period and clock tell.</summary>
    public bool IsMove => Status is not null || Period is not null || Clock is not null || (Cleared & (GameFacts.Period | GameFacts.Clock)) != 0;

    /// <summary>The patch that leads from one state of a game to another, or null when they are equal.</summary>
    public static GamePatch? Between(Game? before, Game after)
    {
        if (before == after)
        {
            return null;
        }

        return new()
        {
            Id = after.Id,
            Kickoff = before?.Kickoff.EqualsExact(after.Kickoff) == true ? null : after.Kickoff,
            Away = before?.Away == after.Away ? null : after.Away,
            Home = before?.Home == after.Home ? null : after.Home,
            Status = before?.Status == after.Status ? null : after.Status,
            Period = before?.Period == after.Period ? null : after.Period,
            Clock = before?.Clock == after.Clock ? null : after.Clock,
            AwayScore = before?.AwayScore == after.AwayScore ? null : after.AwayScore,
            HomeScore = before?.HomeScore == after.HomeScore ? null : after.HomeScore,
            Possession = before?.Possession == after.Possession ? null : after.Possession,
            RedZone = before?.RedZone == after.RedZone ? null : after.RedZone,
            Overtime = before?.Overtime == after.Overtime ? null : after.Overtime,
            Note = before?.Note == after.Note ? null : after.Note,
            Cleared = Gone(before?.Period, after.Period, GameFacts.Period)
                | Gone(before?.Clock, after.Clock, GameFacts.Clock)
                | Gone(before?.AwayScore, after.AwayScore, GameFacts.AwayScore)
                | Gone(before?.HomeScore, after.HomeScore, GameFacts.HomeScore)
                | Gone(before?.Possession, after.Possession, GameFacts.Possession)
                | Gone(before?.RedZone, after.RedZone, GameFacts.RedZone)
                | Gone(before?.Note, after.Note, GameFacts.Note),
        };
    }

    /// <summary>The game after this patch. <paramref name="before"/> is null for a game that the patch brings.</summary>
    /// <exception cref="InvalidOperationException">The game is not there and the patch does not bring it.</exception>
    public Game ApplyTo(Game? before) => new()
    {
        Id = Id,
        Kickoff = Kickoff ?? before?.Kickoff ?? throw Incomplete(),
        Away = Away ?? before?.Away ?? throw Incomplete(),
        Home = Home ?? before?.Home ?? throw Incomplete(),
        Status = Status ?? before?.Status ?? GameStatus.Scheduled,
        Period = Cleared.HasFlag(GameFacts.Period) ? null : Period ?? before?.Period,
        Clock = Cleared.HasFlag(GameFacts.Clock) ? null : Clock ?? before?.Clock,
        AwayScore = Cleared.HasFlag(GameFacts.AwayScore) ? null : AwayScore ?? before?.AwayScore,
        HomeScore = Cleared.HasFlag(GameFacts.HomeScore) ? null : HomeScore ?? before?.HomeScore,
        Possession = Cleared.HasFlag(GameFacts.Possession) ? null : Possession ?? before?.Possession,
        RedZone = Cleared.HasFlag(GameFacts.RedZone) ? null : RedZone ?? before?.RedZone,
        Overtime = Overtime ?? before?.Overtime ?? false,
        Note = Cleared.HasFlag(GameFacts.Note) ? null : Note ?? before?.Note,
    };

    private static GameFacts Gone(object? before, object? after, GameFacts fact) =>
        before is not null && after is null ? fact : GameFacts.None;

    private InvalidOperationException Incomplete() => new($"Game {Id} is not there, and the patch does not bring it.");
}
