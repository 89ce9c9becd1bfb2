using System.Collections.Immutable;

namespace LiveScore.Gateway.Rooms;

/// <summary>Who is in a room through this gateway. A user with several tabs is there once. For any thread.</summary>
internal sealed class Attendance
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _tabs = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody comes or goes.</summary>
    public Task Changed
    {
        get
        {
            lock (_turn)
            {
                return _changed.Task;
            }
        }
    }

    public void Enter(string user)
    {
        lock (_turn)
        {
            _tabs[user] = _tabs.GetValueOrDefault(user) + 1;
            if (_tabs[user] == 1)
            {
                Tell();
            }
        }
    }

    public void Leave(string user)
    {
        lock (_turn)
        {
            if (--_tabs[user] == 0)
            {
                _tabs.Remove(user);
                Tell();
            }
        }
    }

    public ImmutableArray<string> Users()
    {
        lock (_turn)
        {
            return [.. _tabs.Keys];
        }
    }

    private void Tell()
    {
        _changed.TrySetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
