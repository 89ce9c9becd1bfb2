using System.Text.Json;

namespace LiveScore.Cli.Watch;

/// <summary>A game as docs/wire-format.md has it, as far as it is shown. A status that is not known here is shown as it came.</summary>
internal sealed record BoardGame(string Id)
{
    public DateTimeOffset? Kickoff { get; init; }

    public string? Status { get; init; }

    public int? Period { get; init; }

    public string? Clock { get; init; }

    public Side Away { get; init; } = Side.Unknown;

    public Side Home { get; init; } = Side.Unknown;

    public string? Possession { get; init; }

    public bool RedZone { get; init; }

    public bool Overtime { get; init; }

    public string? Note { get; init; }

    public bool IsLive => Status is "inProgress" or "halftime" or "delayed";

    /// <summary>The side that has the ball, or null.</summary>
    public Side? Ball => Status != "inProgress" || Possession is null ? null
        : Possession == Away.Code ? Away
        : Possession == Home.Code ? Home
        : null;

    /// <summary>Whether the side with the ball is close to scoring.</summary>
    public bool IsRedZone => RedZone && Ball is not null;

    /// <summary>
    /// This game after a merge patch (RFC 7386): members that are there replace, null takes a fact away. Members of a later
    /// version of the wire are left aside.
    /// </summary>
    public BoardGame Merge(JsonElement patch) => patch.EnumerateObject().Aggregate(this, (game, member) => member.Name switch
    {
        "kickoff" => game with { Kickoff = member.Value.Moment() },
        "status" => game with { Status = member.Value.Words() },
        "period" => game with { Period = member.Value.Number() },
        "clock" => game with { Clock = member.Value.Words() },
        "away" => game with { Away = game.Away.Merge(member.Value) },
        "home" => game with { Home = game.Home.Merge(member.Value) },
        "possession" => game with { Possession = member.Value.Words() },
        "redZone" => game with { RedZone = member.Value.IsTrue() },
        "overtime" => game with { Overtime = member.Value.IsTrue() },
        "note" => game with { Note = member.Value.Words() },
        _ => game,
    });
}
