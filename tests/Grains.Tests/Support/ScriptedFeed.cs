using LiveScore.Domain;
using LiveScore.Feeds;

namespace LiveScore.Grains.Tests.Support;

/// <summary>
/// A feed whose answers the test writes, and which remembers who asked for what and when. A week's last answer stays; a week
/// without any has never been heard of.
/// </summary>
internal sealed class ScriptedFeed(TimeProvider clock) : IFeed
{
    private readonly Lock _gate = new();
    private readonly List<FeedCall> _calls = [];
    private readonly Dictionary<SeasonWeekKey, Script> _scripts = [];
    private readonly List<(int Calls, SeasonWeekKey? Week, TaskCompletionSource Reached)> _waiting = [];

    public string Name => "scripted";

    /// <summary>Every call so far, oldest first.</summary>
    public IReadOnlyList<FeedCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public IReadOnlyList<FeedCall> CallsOf(SeasonWeekKey week) => [.. Calls.Where(call => call.Week == week)];

    /// <summary>The next answer about a week, once those written before are used up.</summary>
    public void Answer(SeasonWeekKey week, FeedAnswer answer) => Answer(week, () => answer);

    /// <summary>The next answer, made at the moment of asking.</summary>
    public void Answer(SeasonWeekKey week, Func<FeedAnswer> answer) => Enqueue(week, () => Task.FromResult(answer()));

    /// <summary>The next question waits until the test gives the answer.</summary>
    public TaskCompletionSource<FeedAnswer> Hold(SeasonWeekKey week)
    {
        var held = new TaskCompletionSource<FeedAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(week, () => held.Task);
        return held;
    }

    /// <summary>Completes when the feed has been asked so many times, about one week or about any.</summary>
    public Task AskedAsync(int calls, SeasonWeekKey? week = null)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((calls, week, reached));
            Tell();
            return Deadline.For(reached.Task);
        }
    }

    public Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken) => Ask(week, silo: "");

    /// <summary>The same feed as one silo of several sees it.</summary>
    public IFeed On(string silo) => new OnSilo(this, silo);

    private Task<FeedAnswer> Ask(SeasonWeekKey week, string silo)
    {
        Func<Task<FeedAnswer>>? answer = null;
        lock (_gate)
        {
            _calls.Add(new(week, clock.GetUtcNow(), silo));
            answer = _scripts.GetValueOrDefault(week)?.Next();
            Tell();
        }

        return answer?.Invoke() ?? Task.FromResult<FeedAnswer>(new FeedAnswer.NoSuchWeek());
    }

    private void Enqueue(SeasonWeekKey week, Func<Task<FeedAnswer>> answer)
    {
        lock (_gate)
        {
            if (!_scripts.TryGetValue(week, out var script))
            {
                _scripts[week] = script = new();
            }

            script.Add(answer);
        }
    }

    private void Tell()
    {
        foreach (var (calls, week, reached) in _waiting)
        {
            if (_calls.Count(call => week is null || call.Week == week) >= calls)
            {
                reached.TrySetResult();
            }
        }
    }

    /// <summary>The answers about a week. The last is given again and again, until another is written.</summary>
    private sealed class Script
    {
        private readonly Queue<Func<Task<FeedAnswer>>> _answers = new();
        private bool _isLastUsed;

        public void Add(Func<Task<FeedAnswer>> answer)
        {
            if (_isLastUsed)
            {
                _answers.Dequeue();
            }

            _isLastUsed = false;
            _answers.Enqueue(answer);
        }

        public Func<Task<FeedAnswer>> Next()
        {
            _isLastUsed = _answers.Count == 1;
            return _isLastUsed ? _answers.Peek() : _answers.Dequeue();
        }
    }

    private sealed class OnSilo(ScriptedFeed feed, string silo) : IFeed
    {
        public string Name => feed.Name;

        public Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken) => feed.Ask(week, silo);
    }
}

/// <param name="Week">The week that was asked for.</param>
/// <param name="At">The league's time then.</param>
/// <param name="Silo">The silo that asked.</param>
internal sealed record FeedCall(SeasonWeekKey Week, DateTimeOffset At, string Silo);
