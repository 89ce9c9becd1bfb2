using System.Collections.Immutable;
using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using Orleans;
using Orleans.Runtime;

namespace LiveScore.Grains.Chat;

/// <summary>Who is in a room, told no more often than is set. Kept in memory: gateways tell it again and again.</summary>
internal sealed class RoomAudience
{
    private readonly ChatRoomGrain _grain;
    private readonly ChatOptions _options;
    private readonly TimeProvider _time;
    private readonly ChangeSignal _changed;
    private readonly long _origin;
    private readonly long _first;
    private Presence _presence;
    private RoomPresence _told;
    private TimeSpan? _toldAt;
    private IGrainTimer? _timer;

    public RoomAudience(ChatRoomGrain grain, ChatOptions options, TimeProvider time, ChangeSignal changed)
    {
        (_grain, _options, _time, _changed) = (grain, options, time, changed);
        _origin = time.GetTimestamp();
        // Above the numbers of every activation before: none of them went up as fast as the clock.
        _first = time.GetUtcNow().UtcTicks;
        _presence = new(options.PresenceLease, options.PresenceGrace);
        _told = new(_first, []);
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>
    /// What a follower that knows this number has to hear, or null. Who knows the audience of an activation before hears nothing until
    /// the gateways had time to tell this one: it would seem to him that all left and came again.
    /// </summary>
    public RoomPresence? After(long number)
    {
        var isForeign = number != 0 && (number < _first || number > _told.Number);
        return number == _told.Number || (isForeign && Now < _options.PresenceGrace) ? null : _told;
    }

    public void Keep(string gateway, ImmutableArray<string> users)
    {
        _presence = _presence.Report(gateway, users, Now);
        Tell();
        if (!users.IsEmpty)
        {
            // Nobody calls when a gateway has died.
            _timer ??= _grain.RegisterGrainTimer(
                Tick,
                new GrainTimerCreationOptions { DueTime = _options.PresenceEvery, Period = _options.PresenceEvery, Interleave = true, KeepAlive = true });
        }
    }

    private Task Tick(CancellationToken cancellationToken)
    {
        Tell();
        if (_told.Users.IsEmpty && _presence.At(Now).IsEmpty)
        {
            _timer?.Dispose();
            _timer = null;
        }

        return Task.CompletedTask;
    }

    private void Tell()
    {
        var now = Now;
        if (now < _toldAt + _options.PresenceEvery || _presence.At(now) is var users && users.SequenceEqual(_told.Users))
        {
            return;
        }

        _told = new(_told.Number + 1, users);
        _toldAt = now;
        _changed.Set();
    }
}
