using LiveScore.Gateway.Weeks;

namespace LiveScore.Simulation.Viewers;

/// <param name="Team">The only one whose games it wants; null for all.</param>
/// <param name="IsFull">Whether it wants all games each time.</param>
internal sealed record ViewerWish(string? Team, bool IsFull)
{
    public WeekView View => new(IsFull ? ViewMode.Full : ViewMode.Delta, Team);
}
