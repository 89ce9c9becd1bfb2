using System.Collections.Concurrent;

namespace LiveScore.Gateway.Weeks;

/// <summary>The bells of those who want to hear of something. Joining and leaving never waits for the ringing.</summary>
internal sealed class Audience
{
    private readonly ConcurrentDictionary<Bell, byte> _bells = new();

    public void Join(Bell bell) => _bells.TryAdd(bell, 0);

    public void Leave(Bell bell) => _bells.TryRemove(bell, out _);

    public void Ring()
    {
        foreach (var (bell, _) in _bells)
        {
            bell.Ring();
        }
    }
}
