namespace LiveScore.Domain;

/// <summary>What a report says about one game.</summary>
/// <param name="Before">The game as it is known, or null.</param>
/// <param name="Said">The game as the feed has it, under the number by which it is known.</param>
/// <param name="Suspicion">What speaks against believing it at once.</param>
internal sealed record GameAnswer(Game? Before, Game Said, Suspicion? Suspicion = null);
