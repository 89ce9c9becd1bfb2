using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>What follows from a report.</summary>
/// <param name="Next">The state to keep.</param>
/// <param name="Change">What to tell, or null when the report altered nothing.</param>
/// <param name="Held">What was said about games and is not believed yet.</param>
/// <param name="Reported">The games that the report is about, by the ids under which the week knows them.</param>
public sealed record WeekDecision(WeekState Next, WeekChange? Change, ImmutableArray<HeldBack> Held, ImmutableArray<string> Reported)
{
    // A restart forgets no more than that.
    private static readonly TimeSpan s_worthAWrite = TimeSpan.FromMinutes(1);

    /// <summary>Whether the next state has to be written: an answer that altered nothing only now and then.</summary>
    /// <param name="stored">What is written.</param>
    public bool IsWorthAWrite(WeekState stored) => Change is not null || !(Next.AnsweredAt - stored.AnsweredAt < s_worthAWrite);
}
