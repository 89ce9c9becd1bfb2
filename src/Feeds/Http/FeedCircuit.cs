using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace LiveScore.Feeds.Http;

/// <summary>
/// Leaves one path of a provider alone while it answers nobody. A week has a back-off of its own, so this is about many weeks:
/// of one week's failures each window counts the first, and a week alone is never held up. Afterwards one request tries.
/// </summary>
internal sealed partial class FeedCircuit
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ConcurrentDictionary<FeedQuestion, DateTimeOffset> _failedAt = [];
    private readonly ResiliencePipeline<FeedAnswer> _pipeline;
    private readonly FeedMetrics _metrics;
    private readonly TimeProvider _machine;
    private readonly TimeSpan _window;
    private volatile string _reason = "";

    public FeedCircuit(Uri path, FeedEnvironment environment, FeedMetrics metrics)
    {
        var (options, logger) = (environment.Options, environment.Logger);
        var where = path.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        (_metrics, _machine, _window) = (metrics, environment.Machine, options.CircuitSamplingWindow);
        _pipeline = new ResiliencePipelineBuilder<FeedAnswer> { TimeProvider = _machine }
            .AddCircuitBreaker(new()
            {
                FailureRatio = options.CircuitFailureRatio,
                MinimumThroughput = options.CircuitMinimumThroughput,
                SamplingDuration = _window,
                BreakDurationGenerator = arguments => new(Break(options, arguments.HalfOpenAttempts)),
                StateProvider = _state,
                ShouldHandle = arguments => new(IsFailure(arguments.Outcome)),
                OnOpened = arguments =>
                {
                    _reason = (arguments.Outcome.Result as FeedAnswer.Failed)?.Reason ?? "the attempt was given up";
                    LogOpened(logger, where, arguments.BreakDuration, _reason);
                    return default;
                },
                OnClosed = _ =>
                {
                    LogClosed(logger, where);
                    return default;
                },
            })
            .Build();
    }

    public async Task<FeedAnswer> AskAsync(
        FeedQuestion question, Func<CancellationToken, Task<FeedAnswer>> ask, CancellationToken cancellationToken)
    {
        FeedAnswer answer;
        if (_state.CircuitState == CircuitState.Closed && IsCounted(question))
        {
            answer = await ask(cancellationToken);
            if (!IsFailure(answer))
            {
                await TellAsync(answer);
            }
        }
        else
        {
            try
            {
                answer = await _pipeline.ExecuteAsync(async token => await ask(token), cancellationToken);
            }
            catch (BrokenCircuitException open)
            {
                return Refused(open);
            }

            if (IsFailure(answer))
            {
                _failedAt[question] = _machine.GetUtcNow();
            }
        }

        if (!IsFailure(answer))
        {
            _failedAt.TryRemove(question, out _);
        }

        return answer;
    }

    // A good answer that went round the circuit proves as much as one that went through it.
    private async Task TellAsync(FeedAnswer answer)
    {
        try
        {
            await _pipeline.ExecuteAsync(_ => new ValueTask<FeedAnswer>(answer), CancellationToken.None);
        }
        catch (BrokenCircuitException)
        {
            // It has opened meanwhile, and its break is not over.
        }
    }

    private static bool IsFailure(FeedAnswer answer) => answer is FeedAnswer.Failed { OfAnotherWeek: false };

    private static TimeSpan Break(FeedOptions options, int attempts)
    {
        var wait = options.CircuitFirstBreak * Math.Pow(2, Math.Min(attempts, 20));
        return wait < options.CircuitLastBreak ? wait : options.CircuitLastBreak;
    }

    // Somebody who goes away says nothing about the provider, except that an attempt has proved nothing.
    private bool IsFailure(Outcome<FeedAnswer> outcome) => outcome.Result is { } answer
        ? IsFailure(answer)
        : outcome.Exception is OperationCanceledException && _state.CircuitState == CircuitState.HalfOpen;

    private bool IsCounted(FeedQuestion question) =>
        _failedAt.TryGetValue(question, out var at) && _machine.GetUtcNow() - at < _window;

    // While somebody else tries, nobody can say for how long: the break that Polly names would be the next one.
    private FeedAnswer.Failed Refused(BrokenCircuitException open)
    {
        _metrics.Count(FeedMetrics.CircuitOpen);
        return new($"the feed's circuit is open: {_reason}", _state.CircuitState == CircuitState.Open ? open.RetryAfter : null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} fails for all weeks; nobody asks it for {Break}: {Reason}")]
    private static partial void LogOpened(ILogger logger, string path, TimeSpan @break, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Path} answers again")]
    private static partial void LogClosed(ILogger logger, string path);
}
