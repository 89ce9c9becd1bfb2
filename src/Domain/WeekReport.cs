using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>What a feed said about a week at one moment.</summary>
/// <param name="Week">The week that was asked for and that the answer is about.</param>
/// <param name="At">When the answer was received.</param>
/// <param name="Games">The games that could be read, in any order, each as the feed has it.</param>
/// <param name="Faults">What could not be read, a line for each broken game; the rest of the report still counts.</param>
public sealed record WeekReport(
    SeasonWeekKey Week,
    DateTimeOffset At,
    ImmutableArray<Game> Games,
    ImmutableArray<string> Faults);
