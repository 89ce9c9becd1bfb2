using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.News;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.Weeks;
using LiveScore.Gateway.Weeks;

namespace LiveScore.Gateway.Tests.News;

/// <summary>Weeks that follow one another, announcements, and what a gateway knows of both.</summary>
internal sealed class NewsLeague(Random chance)
{
    private readonly ScriptedRoom _room = new() { Kept = chance.Next(2, 30) };
    private readonly int _kept = chance.Next(4, 60);
    private History? _history;
    private RoomLog? _announcements;
    private WeekLog? _week;
    private NewsLog? _left;

    public NewsLog Log { get; private set; } = null!;

    /// <summary>All of each week, by its key.</summary>
    public Dictionary<SeasonWeekKey, WeekLog> Whole { get; } = [];

    /// <summary>The announcements that were never taken back.</summary>
    public HashSet<long> Standing { get; } = [];

    public long Announced => _room.State.Version;

    /// <summary>As <see cref="NewsTopic"/> has it: first the last news of the week before.</summary>
    public NewsLog LogFor(NewsCursor cursor) =>
        _left?.Week is { } left && cursor.Week.Week == left.Week && !cursor.Week.IsAt(left) ? NewsLog.Of(left, Log.Announcements) : Log;

    public void MoveOn()
    {
        if (_week is not null)
        {
            // The gateway asks for the last of it before it moves on.
            Know(_history!.Version);
            _left = NewsLog.Of(_week, _announcements!);
        }

        var key = new SeasonWeekKey(2015, SeasonType.Reg, 12 + Whole.Count);
        _history = new(chance.Next(), versions: chance.Next(1, 40), $"e{key.Week}");
        _week = WeekLog.Begin(key, Sample.Whole(_history.Epoch, 1, [], [.. _history.ChangesAfter(0).Take(1)]), Sample.At, _kept);
        Whole[key] = WeekLog.Begin(key, Sample.Whole(_history.Epoch, _history.Version, [], _history.ChangesAfter(0)), Sample.At, int.MaxValue);
    }

    public void Happen()
    {
        for (var i = chance.Next(3); i > 0; i--)
        {
            if (chance.Next(4) == 0 && Standing.Count > 0 && chance.GetItems(Standing.ToArray(), 1)[0] is var version && _room.State.BaseVersion < version)
            {
                _room.Delete(version);
                Standing.Remove(version);
            }
            else
            {
                Standing.Add(_room.Say(null, $"announcement {chance.Next()}").Version);
            }
        }

        if (_week is { } week)
        {
            Know(Math.Min(_history!.Version, week.Version + chance.Next(4)));
        }

        // An answer may be late, and asked for from an older place; or it is a gateway that has just started.
        var log = chance.Next(30) == 0 ? null : _announcements;
        var asked = log is null || chance.Next(8) == 0 ? RoomPosition.None : log.Position;
        _announcements = RoomLog.Join(log, IChatRoomGrain.Announcements, asked, _room.After(asked), Sample.At, _kept);
        Log = NewsLog.Of(_week, _announcements);
    }

    private void Know(long version) =>
        _week = _week!.With([.. _history!.ChangesAfter(_week.Version).Take((int)(version - _week.Version))], staleSince: null, _kept);
}
