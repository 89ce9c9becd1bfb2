using LiveScore.Contracts;
using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>Answers followers from a week's kept changes. Pure.</summary>
internal static class WeekHistory
{
    public static WeekChanges After(WeekState state, WeekPosition position, DateTimeOffset? staleSince)
    {
        var continues = position.Epoch == state.Epoch && position.Version >= state.BaseVersion && position.Version <= state.Version;
        return new()
        {
            Epoch = state.Epoch,
            Version = state.Version,
            StaleSince = staleSince,
            Base = continues ? null : state.Base,
            Changes = continues ? state.Changes[(int)(position.Version - state.BaseVersion)..] : state.Changes,
        };
    }
}
