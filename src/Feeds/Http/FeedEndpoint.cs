using LiveScore.Domain;

namespace LiveScore.Feeds.Http;

/// <summary>
/// One path of a provider. It has a circuit and a rest of its own: scorestrip's live file and its archive come from different
/// servers, and the one that is well is not to be cut off with the other.
/// </summary>
internal sealed class FeedEndpoint
{
    private readonly string _feed;
    private readonly Uri _path;
    private readonly string _accept;
    private readonly Func<Stream, SeasonWeekKey, FeedAnswer> _read;
    private readonly FeedHttp _http;
    private readonly ReportMemory _memory;
    private readonly FeedMetrics _metrics;
    private readonly FeedCircuit _circuit;
    private readonly FeedRest _rest;
    private readonly TimeProvider _machine;

    /// <param name="feed">The name of the feed.</param>
    /// <param name="path">The address without a query.</param>
    /// <param name="accept">The types that can be read.</param>
    /// <param name="read">Makes a body an answer.</param>
    /// <param name="environment">What the host gives.</param>
    public FeedEndpoint(
        string feed, Uri path, string accept, Func<Stream, SeasonWeekKey, FeedAnswer> read, FeedEnvironment environment)
    {
        (_feed, _path, _accept, _read, _machine) = (feed, path, accept, read, environment.Machine);
        _http = new(environment.Options, environment.Machine);
        _memory = new(environment.Options.MostNotModified, environment.Clock);
        _metrics = new(environment.Meters, feed);
        _circuit = new(path, environment, _metrics);
        _rest = new(environment.Machine);
    }

    /// <summary>Whether 404 means that there is no such week, and not that something is wrong.</summary>
    public bool MayBeAbsent { get; init; }

    public async Task<FeedAnswer> AskAsync(SeasonWeekKey week, string? query, CancellationToken cancellationToken)
    {
        if (_rest.Refusal() is { } refusal)
        {
            _metrics.Count(FeedMetrics.LeftAlone);
            return refusal;
        }

        var question = new FeedQuestion(query is null ? _path : new($"{_path.AbsoluteUri}?{query}"), week);
        return await _circuit.AskAsync(question, token => RequestAsync(question, token), cancellationToken);
    }

    private async Task<FeedAnswer> RequestAsync(FeedQuestion question, CancellationToken cancellationToken)
    {
        using var span = FeedTraces.Start(_feed, question);
        var begun = _machine.GetTimestamp();
        var (answer, outcome) = await TryExchangeAsync(question, cancellationToken);
        _metrics.Count(outcome, _machine.GetElapsedTime(begun));
        span.End(outcome);
        return answer;
    }

    // A decoder or a reader throws what it likes when a server sends what it likes: Brotli's throws InvalidOperationException.
    private async Task<(FeedAnswer Answer, string Outcome)> TryExchangeAsync(FeedQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return await ExchangeAsync(question, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _memory.Forget(question);
            return (new FeedAnswer.Failed($"the answer cannot be read: {exception.Message}"), FeedMetrics.Failed);
        }
    }

    private async Task<(FeedAnswer Answer, string Outcome)> ExchangeAsync(FeedQuestion question, CancellationToken cancellationToken)
    {
        var known = _memory.Find(question);
        var condition = known is not null && _memory.MayBeConfirmed(known) ? known.Validators : null;
        var response = await _http.GetAsync(question.Address, _accept, condition, cancellationToken);
        if (response is HttpAnswer.NotModified same)
        {
            return (new FeedAnswer.Reported(_memory.Confirm(question, known!, same.Validators)), FeedMetrics.NotModified);
        }

        var answer = Read(response, question.Week);
        _rest.Obey(answer);
        if (response is HttpAnswer.Whole { Validators: { } validators } && answer is FeedAnswer.Reported { Report: var report })
        {
            _memory.Learn(question, known, condition is not null, validators, report);
        }
        else
        {
            _memory.Forget(question);
        }

        return (answer, OutcomeOf(answer));
    }

    private FeedAnswer Read(HttpAnswer response, SeasonWeekKey week) => response switch
    {
        HttpAnswer.Whole whole => _read(whole.Body, week),
        HttpAnswer.Failed { NotFound: true } when MayBeAbsent => new FeedAnswer.NoSuchWeek(),
        HttpAnswer.Failed failed => new FeedAnswer.Failed(failed.Reason, failed.RetryAfter),
        _ => throw new InvalidOperationException($"{response} is no answer to be read."),
    };

    private static string OutcomeOf(FeedAnswer answer) => answer switch
    {
        FeedAnswer.Reported => FeedMetrics.Reported,
        FeedAnswer.NoSuchWeek or FeedAnswer.Failed { OfAnotherWeek: true } => FeedMetrics.NoSuchWeek,
        _ => FeedMetrics.Failed,
    };
}
