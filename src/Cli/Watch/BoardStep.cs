using System.Collections.Immutable;

namespace LiveScore.Cli.Watch;

/// <summary>What an event made of a board.</summary>
/// <param name="Board">The board after it.</param>
internal sealed record BoardStep(Board Board)
{
    /// <summary>The games that altered, in the order of the board.</summary>
    public ImmutableArray<Alteration> Altered { get; init; } = [];

    /// <summary>The gateway's reason for giving the state anew, or null.</summary>
    public string? Reset { get; init; }

    /// <summary>Why the stream cannot be gone on with: it has to be opened again, without an id.</summary>
    public string? Fault { get; init; }
}
