using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>What follows from a report.</summary>
/// <param name="Next">The state to keep.</param>
/// <param name="Change">What to tell, or null when the report altered nothing.</param>
/// <param name="Held">What was said about games and is not believed yet.</param>
/// <param name="Reported">The games that the report is about, by the ids under which the week knows them.</param>
public sealed record WeekDecision(WeekState Next, WeekChange? Change, ImmutableArray<HeldBack> Held, ImmutableArray<string> Reported);
