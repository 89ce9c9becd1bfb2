using System.Collections.Concurrent;

namespace LiveScore.Gateway.FanOut;

/// <summary>Does what it is told, one thing after the other, and makes a round when there is news.</summary>
internal sealed partial class Rounds : IDisposable
{
    private readonly ConcurrentQueue<Action> _posts = new();
    private readonly Action _makeRound;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _rest;
    private readonly Action _wake;
    private int _isAwake;
    private volatile bool _hasNews;
    private bool _isResting;
    private bool _isOver;

    public Rounds(Action makeRound, TimeProvider time, ILogger logger, RoundRunner runner)
    {
        (_makeRound, _time, _logger) = (makeRound, time, logger);
        _rest = time.CreateTimer(_ => Post(() => _isResting = false), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _wake = runner(Run);
    }

    /// <summary>To be done on the thread, after all that was posted before.</summary>
    public void Post(Action work)
    {
        _posts.Enqueue(work);
        Wake();
    }

    /// <summary>A round is due.</summary>
    public void News()
    {
        _hasNews = true;
        Wake();
    }

    /// <summary>Makes the round that is due, if one is. What takes long lets it go first; on the thread itself.</summary>
    public void LetNewsPass()
    {
        if (_hasNews && !_isResting)
        {
            _hasNews = false;
            var begun = _time.GetTimestamp();
            Try(_makeRound);
            RestAfter(_time.GetElapsedTime(begun));
        }
    }

    /// <summary>Ends after what was posted so far; what still comes is left lying.</summary>
    public void Dispose() => Post(() => _isOver = true);

    private void Wake()
    {
        if (Interlocked.Exchange(ref _isAwake, 1) == 0)
        {
            _wake();
        }
    }

    private bool Run()
    {
        Interlocked.Exchange(ref _isAwake, 0);
        while (_posts.TryDequeue(out var post))
        {
            Try(post);
        }

        LetNewsPass();
        if (_isOver)
        {
            _rest.Dispose();
        }

        return !_isOver;
    }

    /// <summary>
    /// When news comes faster than it can be told, everything else gets as much time as the round took: what comes meanwhile is told
    /// with the same writes.
    /// </summary>
    private void RestAfter(TimeSpan round)
    {
        if (_hasNews)
        {
            _isResting = true;
            _rest.Change(round, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A fault in one thing must not end the thread of all.</summary>
    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault)
        {
            Unexpected(_logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault in the fan-out; those it concerns find out by their versions")]
    private static partial void Unexpected(ILogger logger, Exception fault);
}
