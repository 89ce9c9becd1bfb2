using System.Diagnostics;

namespace LiveScore.Crowd;

/// <summary>
/// Chatters in one room, beside a <see cref="ViewerCrowd"/> and on its thread. They post in turn, each post at its own moment whatever
/// became of the one before; by chance a little later than evenly, or they would keep step with the versions of the scores.
/// </summary>
public sealed class ChatCrowd : IDisposable
{
    // Whoever waits for scores is not to wait for all that chatters have to read.
    private const int AtATime = 16;

    private readonly Epoll _epoll = new();
    private readonly RoomBook _book = new();
    private readonly ChatDoor _door;
    private readonly Chatter[] _chatters;
    private readonly Random _random;
    private long _begun;
    private long _due;
    private double _step;
    private int _count;

    /// <param name="port">Of LiveScore on 127.0.0.1.</param>
    /// <param name="chatters">How many.</param>
    /// <param name="random">Spreads their posts.</param>
    public ChatCrowd(int port, int chatters, Random random)
    {
        (_random, _door) = (random, new(port, _epoll, _book));
        _chatters = [.. Enumerable.Range(0, chatters).Select(number => new Chatter(number))];
    }

    /// <summary>Messages that were heard, and what was wrong with them.</summary>
    public Tally Tally => _book.Tally;

    /// <summary>From the moment a post was due until it was answered.</summary>
    public LatencyHistogram Answers => _book.Answers;

    /// <summary>What was wrong with the first answer that was not good.</summary>
    public string? Failure => _door.Failure;

    /// <summary>How many messages are posted since counting began.</summary>
    public int Posts => _count;

    public int Chatters => _chatters.Length;

    /// <summary>How many have a session and were told who is in the room.</summary>
    public int Settled => _book.Settled;

    /// <summary>Whether everything was posted and answered, and heard by everyone.</summary>
    public bool IsOver => _book.Planned == _count && _book.Answers.Count == _count && Tally.Events >= (long)_count * _chatters.Length;

    internal int Descriptor => _epoll.Descriptor;

    /// <summary>Milliseconds until the next post is due.</summary>
    internal int Pause => _book.Planned == _count ? int.MaxValue : (int)Math.Max(0, (_due - Stopwatch.GetTimestamp()) * 1000 / Stopwatch.Frequency);

    /// <summary>All of them come; those who were here before as who they were.</summary>
    public void Come()
    {
        // What they are shown of before is not what was counted.
        Post(perSecond: 1, count: 0);
        foreach (var chatter in _chatters)
        {
            _door.Come(chatter);
        }
    }

    public void Go()
    {
        foreach (var chatter in _chatters)
        {
            _door.Leave(chatter);
        }
    }

    /// <summary>Counts anew, and posts from now on.</summary>
    public void Post(double perSecond, int count)
    {
        _book.Begin(count);
        (_begun, _step, _count) = (Stopwatch.GetTimestamp(), Stopwatch.Frequency / perSecond, count);
        Plan();
    }

    public void Dispose()
    {
        Go();
        _epoll.Dispose();
    }

    /// <summary>Posts what is due, and handles some of what is ready if there is time for it.</summary>
    internal void Turn(bool isIdle)
    {
        for (var now = Stopwatch.GetTimestamp(); _book.Planned < _count && _due <= now; Plan())
        {
            _door.Post(_chatters[_book.Planned % _chatters.Length], _due);
        }

        var count = isIdle ? _epoll.Wait(0, AtATime) : 0;
        for (var i = 0; i < count; i++)
        {
            var (key, events) = _epoll.Ready(i);
            _door.Handle(_chatters[key / 2], isStream: key % 2 == 1, events);
        }
    }

    private void Plan() => _due = _begun + (long)((_book.Planned + _random.NextDouble()) * _step);
}
