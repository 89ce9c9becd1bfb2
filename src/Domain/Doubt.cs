using System.Collections.Frozen;
using Orleans;

namespace LiveScore.Domain;

/// <summary>What is held against the answers about one game. Goes when they are believed, or have been well for ten minutes.</summary>
[GenerateSerializer, Alias("LiveScore.Doubt"), Immutable]
public sealed record Doubt
{
    private static readonly FrozenSet<string> s_notes = Enum.GetValues<DoubtReason>()
        .Select(reason => new Doubt { Id = "", Reason = reason }.Note).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The id of the game.</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public DoubtReason Reason { get; init; }

    /// <summary>What the feed said last that was not believed.</summary>
    [Id(2)] public Game? Reported { get; init; }

    /// <summary>How many answers have said that; 0 once one was believed that does not.</summary>
    [Id(3)] public int Answers { get; init; }

    /// <summary>How often answers were contradicted. A feed that is caught needs more answers in a row the next time.</summary>
    [Id(4)] public int Contradicted { get; init; }

    /// <summary>When the last answer was held back.</summary>
    [Id(5)] public DateTimeOffset At { get; init; }

    /// <summary>How many answers in a row were not believed, whatever each of them said.</summary>
    [Id(6)] public int InARow { get; init; }

    /// <summary>Whether the next answer decides something, so that it is worth asking for.</summary>
    public bool IsWaiting => Answers > 0 && Reason != DoubtReason.Missing;

    /// <summary>What viewers are told meanwhile.</summary>
    public string? Note => Reason switch
    {
        DoubtReason.StepBack => "The feed went back in the game; waiting for it to say so again",
        DoubtReason.PointsGone => "The feed took points away; waiting for it to say so again",
        DoubtReason.CalledOff => "The feed called the game off or moved it; waiting for it to say so again",
        DoubtReason.TooFast => "The feed was ahead of the clock; waiting for it to say so again",
        DoubtReason.EarlyFinal => "The feed called the game final too early; waiting for it to say so again",
        _ => null,
    };

    /// <summary>Whether a note of a game is about the feed and not about the game.</summary>
    public static bool IsNote(string? note) => note is not null && s_notes.Contains(note);
}
