using System.Threading.Channels;
using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.Metrics;
using LiveScore.Gateway.Topics;
using Orleans;

namespace LiveScore.Gateway.Weeks;

/// <summary>
/// Follows one week for all its viewers. The grain is the truth: it tells of a change to whom waits for it, and is asked whenever a
/// version is missing and every second or two besides. The stream's events are hints, for when nobody could wait. One loop does
/// everything, so the log has one writer.
/// </summary>
internal sealed partial class WeekFollower : IFollower
{
    private readonly Channel<WeekNotice> _notices = Channel.CreateBounded<WeekNotice>(
        new BoundedChannelOptions(1024) { SingleReader = true });

    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FollowerContext _context;
    private readonly WeekSubscription _subscription;
    private readonly WeekWatch _watch;
    private readonly ILogger<WeekFollower> _logger;
    private readonly List<TaskCompletionSource> _catchingUp = [];
    private volatile WeekLog? _log;
    private readonly Patience _patience;
    private readonly WeekDoubt _doubt;
    private bool _isAsking;
    private bool _isPausing;
    private bool _askAgain;
    private bool _askForAll;
    private long _answeredAt;
    private DateTimeOffset _answeredAtLeague;
    private bool _isCutOff;

    public WeekFollower(SeasonWeekKey week, FollowerContext context, ILogger<WeekFollower> logger)
    {
        Week = week;
        _context = context;
        _logger = logger;
        _subscription = new(context.Cluster, week, _notices.Writer, context.Time, logger);
        _watch = new(context.Cluster, week, _notices.Writer, context.Time);
        _patience = new(context.Options);
        _doubt = new(context, week);
    }

    public SeasonWeekKey Week { get; }

    /// <summary>Raised after each new <see cref="Log"/>, on whatever thread made it. Handlers return at once.</summary>
    public event EventHandler? Changed;

    /// <summary>What is known now; null until the grain has answered for the first time.</summary>
    public WeekLog? Log => _log;

    public bool IsWorthWhile => _log is { IsStored: true };

    /// <summary>Waits until something is known, but not longer than the limit.</summary>
    public async Task<WeekLog?> WaitForLogAsync(TimeSpan limit, CancellationToken cancellation)
    {
        await _known.Task.WaitAsync(limit, _context.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _log;
    }

    /// <summary>
    /// Waits until all is known that the grain has now, for somebody whom another gateway has told of a position. Should the grain know
    /// of less it is asked whether it is behind: around the end of a silo a week may have two activations.
    /// </summary>
    public async Task CatchUpAsync(WeekPosition told, TimeSpan limit)
    {
        await CatchUpAsync(limit);
        if (_log is { IsCutOff: false } log && log.Epoch == told.Epoch && log.Version < told.Version)
        {
            await _doubt.TellAsync(told, limit);
            await CatchUpAsync(limit);
        }
    }

    /// <summary>Waits until all is known that the grain has now, but not longer than the limit.</summary>
    public async Task CatchUpAsync(TimeSpan limit)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _notices.Writer.TryWrite(new WeekNotice.CatchUp(done));
        await done.Task.WaitAsync(limit, _context.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async Task RunAsync(Func<bool> isOver, CancellationToken stop)
    {
        Following(Week);
        (_answeredAt, _answeredAtLeague) = (_context.Time.GetTimestamp(), _context.League.GetUtcNow());
        var every = _context.Jitter.Between(_context.Options.CompareEvery, 2 * _context.Options.CompareEvery);
        await using var timer = _context.Time.CreateTimer(_ => _notices.Writer.TryWrite(new WeekNotice.Compare()), null, every, every);
        // Subscribe first, read then: what happens between the two is heard twice rather than not at all.
        _subscription.Renew();
        try
        {
            await foreach (var notice in _notices.Reader.ReadAllAsync(stop))
            {
                TryHandle(notice);
                if (notice is WeekNotice.Compare && isOver())
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The process ends.
        }

        NotFollowing(Week);
        await _subscription.EndAsync();
    }

    /// <summary>News that cannot be applied must not end the following: the grain is asked for everything instead.</summary>
    private void TryHandle(WeekNotice notice)
    {
        try
        {
            Handle(notice);
        }
        catch (Exception fault)
        {
            Unusable(fault, Week);
            _askForAll = true;
        }
    }

    private void Handle(WeekNotice notice)
    {
        switch (notice)
        {
            case WeekNotice.Hint(var news):
                Take(news);
                break;
            case WeekNotice.Answer answer:
                Take(answer);
                break;
            case WeekNotice.Watched watched:
                Take(watched);
                break;
            case WeekNotice.AskAgain:
                _isPausing = false;
                Ask(isRoutine: false);
                break;
            case WeekNotice.Subscribed:
                Ask(isRoutine: false);
                break;
            case WeekNotice.CatchUp(var done):
                _catchingUp.Add(done);
                Ask(isRoutine: false);
                break;
            default:
                NoticeSilence();
                Ask(isRoutine: true);
                _watch.Start(_log?.Position);
                break;
        }
    }

    private void Take(WeekEvent news)
    {
        _subscription.Heard();
        if (_log.Join(news, _context.Options.VersionsKept) is { } next)
        {
            Publish(next, news.Trace);
        }
        else
        {
            Ask(isRoutine: false);
        }
    }

    /// <summary>
    /// Goes on watching only behind what it heard. After a fault, an answer that does not fit, or one at once with nothing new it asks: its
    /// silo may have died, or be about to end.
    /// </summary>
    private void Take(WeekNotice.Watched watched)
    {
        _watch.Ended();
        // One that starts from a base would be a reset for the viewers, where the stream may be about to close the gap.
        if (watched.Changes is { Base: null } changes
            && _log.Join(Week, watched.Asked, changes, _context.League.GetUtcNow(), _context.Options.VersionsKept) is { } next)
        {
            _patience.Heard();
            Publish(next, changes.Trace);
            _watch.Start(_log?.Position);
        }
        else if (_patience.TryHurry())
        {
            AskSoon();
        }
    }

    private void Take(WeekNotice.Answer answer)
    {
        _isAsking = false;
        if (answer.Changes is { } changes)
        {
            (_answeredAt, _answeredAtLeague) = (_context.Time.GetTimestamp(), _context.League.GetUtcNow());
            var next = _log.Join(Week, answer.Asked, changes, _answeredAtLeague, _context.Options.VersionsKept);
            _askForAll = next is null;
            if (answer.IsRoutine && _log is { } log && next?.Version > log.Version)
            {
                Repaired(Week, next.Version - log.Version);
                _context.Metrics.Repaired(next.Version - log.Version);
                _subscription.Missed();
            }

            Reachable();
            // Who came since it was asked may have been told of more than it said.
            Publish(_askAgain && _log is { IsCutOff: true } ? (next ?? _log).CutOff() : (next ?? _log)?.Answered(), changes.Trace);
            _watch.Start(_log?.Position);
        }
        else
        {
            Unreachable(answer.Fault);
            Publish(_log?.CutOff());
            AskSoon();
        }

        if (_askAgain)
        {
            Ask(isRoutine: false);
            return;
        }

        _catchingUp.ForEach(done => done.TrySetResult());
        _catchingUp.Clear();
    }

    private void Publish(WeekLog? next, string? trace = null)
    {
        if (next is null || next == _log)
        {
            return;
        }

        using var span = GatewayTraces.Learn(Week, next.Version, trace);
        _context.Metrics.Learned(_log, next);
        _log = next;
        _known.TrySetResult();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Asks the grain for what is missing. One question at a time; what comes up meanwhile makes one more.</summary>
    private void Ask(bool isRoutine)
    {
        if (_isAsking)
        {
            _askAgain |= !isRoutine;
            return;
        }

        (_isAsking, _askAgain) = (true, false);
        _ = AskAsync(_askForAll ? WeekPosition.None : _log?.Position ?? WeekPosition.None, isRoutine);
    }

    /// <summary>
    /// A week whose silo has died is brought back by the first question that another silo gets. So it is asked again, sooner at first,
    /// and does not wait for the compare.
    /// </summary>
    private void AskSoon()
    {
        _patience.NotHeard();
        if (!_isPausing)
        {
            _isPausing = true;
            _ = PauseAsync(_context.Jitter.Between(_patience.Pause / 2, _patience.Pause));
        }
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        await Task.Delay(pause, _context.Time);
        await _notices.Writer.WriteAsync(new WeekNotice.AskAgain());
    }

    private async Task AskAsync(WeekPosition position, bool isRoutine)
    {
        WeekChanges? changes = null;
        Exception? fault = null;
        var limit = _patience.Limit;
        try
        {
            // Without a connection to the cluster already the first of these throws.
            changes = await _context.Cluster.GetSeasonWeek(Week).GetChanges(position)
                .WaitAsync(limit, _context.Time);
        }
        catch (Exception thrown)
        {
            fault = thrown;
        }

        await _notices.Writer.WriteAsync(new WeekNotice.Answer(position, isRoutine, changes, fault));
    }

    /// <summary>Viewers are told that scores are old when the grain is silent, as they are when the feed is.</summary>
    private void NoticeSilence()
    {
        if (_log is { } log && _context.Time.GetElapsedTime(_answeredAt) > _context.Options.StaleAfter)
        {
            Publish(log.With(log.StaleSince ?? _answeredAtLeague));
        }
    }

    private void Unreachable(Exception? fault)
    {
        if (!_isCutOff)
        {
            _isCutOff = true;
            CutOff(fault, Week);
        }
    }

    private void Reachable()
    {
        if (_isCutOff)
        {
            _isCutOff = false;
            Back(Week);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following week {Week}")]
    private partial void Following(SeasonWeekKey week);

    [LoggerMessage(Level = LogLevel.Information, Message = "Week {Week} is no longer watched")]
    private partial void NotFollowing(SeasonWeekKey week);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Week {Week}: {Count} changes came without a hint")]
    private partial void Repaired(SeasonWeekKey week, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The grain of week {Week} does not answer; viewers keep what they have")]
    private partial void CutOff(Exception? fault, SeasonWeekKey week);

    [LoggerMessage(Level = LogLevel.Error, Message = "Week {Week}: news that do not fit what is known; asking for everything")]
    private partial void Unusable(Exception fault, SeasonWeekKey week);

    [LoggerMessage(Level = LogLevel.Information, Message = "The grain of week {Week} answers again")]
    private partial void Back(SeasonWeekKey week);
}
