using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>
/// What a change means to fans. Derived from the change and the games before it alone, so that whoever derives it, at whatever
/// gateway, gets the same. Most changes are of a clock or the ball and tell nothing.
/// <para>Told is what was seen to happen. A game that was not there before tells nothing, so neither does a week that is stored for the
/// first time. Of a game last seen before its kick-off and now past the first period it is told that it is under way, of one found over
/// how it ended, and nothing of how it got there. A day after its kick-off not even the end is news then: results are imported years
/// later.</para>
/// <para>What was told and is not so is taken back by a correction, and told anew when it comes true: without the second final nobody
/// who heard the first one withdrawn would know that the game is over.</para>
/// <para>That a kick-off moves on the schedule is no news.</para>
/// </summary>
public static class Notifications
{
    /// <param name="before">The games that the change applies to.</param>
    /// <param name="change">What altered.</param>
    /// <returns>
    /// In the order of the week's games; within a game as a fan would hear it: that it is on, corrections, scores (the visitor's
    /// first), the break, that it is off, the end.
    /// </returns>
    public static ImmutableArray<Notification> Of(ImmutableArray<Game> before, WeekChange change)
    {
        var known = before.ToDictionary(game => game.Id, StringComparer.Ordinal);
        return
        [
            .. change.Games
                .Where(patch => known.ContainsKey(patch.Id))
                .Select(patch => new GameStep(known[patch.Id], patch.ApplyTo(known[patch.Id]), change.At))
                .SelectMany(step => (Notification?[])[step.Opening(), .. step.Scores(), step.Break(), step.Interruption(), step.End()])
                .OfType<Notification>(),
        ];
    }
}
