using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Weeks;

/// <summary>What takes a viewer from one position to the next. Viewers at the same position share it, and its bytes.</summary>
/// <param name="Events">What it is sent; may be none.</param>
/// <param name="Next">Where it stands then.</param>
internal sealed record WeekStep(IReadOnlyList<WireEvent> Events, WeekCursor Next);
