namespace LiveScore.Domain;

/// <summary>An answer about a game that was not believed yet.</summary>
/// <param name="Reported">The game as the feed has it.</param>
/// <param name="Reason">What speaks against it.</param>
/// <param name="Answers">How many answers in a row have said so.</param>
/// <param name="Needed">How many have to.</param>
public sealed record HeldBack(Game Reported, DoubtReason Reason, int Answers, int Needed)
{
    public override string ToString()
    {
        var reason = Reason switch
        {
            DoubtReason.PointsGone => "points are gone",
            DoubtReason.EarlyFinal => "final too early",
            DoubtReason.CalledOff => "called off or moved at the last moment",
            DoubtReason.TooFast => "more than there was time for",
            _ => "an earlier moment of the game after a later one",
        };
        return $"{Reported.Away.Code} @ {Reported.Home.Code} ({Reported.Id}): {reason}, answer {Answers} of {Needed}";
    }
}
