using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Feeds.Demo;
using LiveScore.Grains;
using Microsoft.Extensions.Options;

namespace LiveScore.Silo;

/// <summary>
/// Sees to it at start that there is something to show: imports the week or season that is configured if it is not stored
/// yet, and wakes the weeks that have to poll. After that the weeks look after themselves; only those that were not known then
/// are looked for, once a day, when the season has come so far.
/// </summary>
internal sealed partial class SeasonFollower(
    IGrainFactory grains,
    IFeed feed,
    IOptions<FollowOptions> follow,
    IOptions<PollingOptions> polling,
    LeagueClock clock,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SeasonFollower> logger,
    Rehearsal? rehearsal = null) : BackgroundService
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1), s_lastRetry = TimeSpan.FromSeconds(60);

    // A feed may never have an answer for one week (ESPN gives another one for some): with the waits above, five minutes.
    private const int MostTries = 10, MostLooks = 3;

    // The weeks of the season that are still to be asked for; null before it was looked what is stored.
    private IReadOnlyList<SeasonWeekKey>? _missing;
    private bool _isAnswered;
    private int _tries;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        LogRuns(logger, OrleansProduct.Name, feed.Name);
        for (var wait = s_firstRetry; !await TryAsync(); wait = wait * 2 < s_lastRetry ? wait * 2 : s_lastRetry)
        {
            await Task.Delay(wait, time, stoppingToken);
        }

        await RehearseAsync(stoppingToken);
        if (follow.Value is { Pinned: null, Season: { } season } && feed is not DemoFeed)
        {
            await LookAheadAsync(season, stoppingToken);
        }
    }

    private async Task LookAheadAsync(int season, CancellationToken stoppingToken)
    {
        var looks = 0;
        using var timer = new PeriodicTimer(polling.Value.ReadAgain, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var weeks = await grains.GetSeason(season).GetWeeks();
                // A hole may be there for good: the preseason of 2021 and later has no fourth week.
                var holes = ++looks <= MostLooks ? SeasonSchedule.Holes(weeks) : [];
                var imports = await Task.WhenAll(SeasonSchedule.ToLookFor(weeks, clock.GetUtcNow()).Union(holes).Select(TryImportAsync));
                var (imported, failed) = (imports.Count(import => !import.Games.IsEmpty), imports.Count(import => import.Failure is not null));
                if (imported + failed > 0)
                {
                    LogSeason(logger, season, imported, failed);
                }
            }
            catch (Exception fault)
            {
                LogNotReady(logger, fault);
            }
        }
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            foreach (var week in await grains.GetWeekDirectory().GetOpen())
            {
                await grains.GetSeasonWeek(week).Wake();
            }

            return await HasAsync();
        }
        catch (Exception fault)
        {
            LogNotReady(logger, fault);
            return false;
        }
    }

    /// <summary>Among several silos: the weeks may come here any time.</summary>
    private async Task RehearseAsync(CancellationToken stoppingToken)
    {
        if (rehearsal is null)
        {
            return;
        }

        try
        {
            foreach (var week in await grains.GetWeekDirectory().GetOpen())
            {
                await rehearsal.RunAsync(week, stoppingToken);
            }
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotRehearsed(logger, fault);
        }
    }

    private Task<bool> HasAsync() => follow.Value switch
    {
        // The demo begins anew with each start, whatever the last one left.
        { Pinned: var week } when feed is DemoFeed => ImportAsync(week ?? FollowOptions.DemoWeek),
        { Pinned: { } week } => HasWeekAsync(week),
        { Season: { } season } => HasSeasonAsync(season),
        _ => Task.FromResult(true),
    };

    private async Task<bool> HasWeekAsync(SeasonWeekKey week) =>
        (await grains.GetSeasonWeek(week).GetSummary()).Games > 0 || await ImportAsync(week);

    private async Task<bool> ImportAsync(SeasonWeekKey week)
    {
        var import = await grains.GetSeasonWeek(week).Import();
        if (!import.Exists)
        {
            LogNoSuchWeek(logger, week, feed.Name);
            return ++_tries == MostTries;
        }

        return import.Failure is null;
    }

    private async Task<bool> HasSeasonAsync(int season)
    {
        var weeks = await grains.GetSeason(season).GetWeeks();
        _missing ??= [.. weeks.Where(week => week.Games == 0).Select(week => week.Week)];
        if (_missing.Count == 0)
        {
            return true;
        }

        var imports = await Task.WhenAll(_missing.Select(TryImportAsync));
        _missing = [.. imports.Where(import => import.Failure is not null).Select(import => import.Week)];
        var imported = imports.Count(import => !import.Games.IsEmpty);
        var isStored = imported > 0 || weeks.Any(week => week.Games > 0);
        _isAnswered |= isStored || _missing.Count < imports.Length;
        if (_missing.Count == 0 && !isStored)
        {
            LogNoSuchSeason(logger, season, feed.Name);
            return true;
        }

        LogSeason(logger, season, imported, _missing.Count);
        if (_missing.Count > 0 && _isAnswered && ++_tries == MostTries)
        {
            LogGivenUp(logger, string.Join(", ", _missing));
            return true;
        }

        return _missing.Count == 0;
    }

    // One week that cannot be stored leaves the others their turn.
    private async Task<WeekImport> TryImportAsync(SeasonWeekKey week)
    {
        try
        {
            return await grains.GetSeasonWeek(week).Import();
        }
        catch (Exception fault)
        {
            LogNotImported(logger, fault, week);
            return new(week, [], [], fault.Message, Exists: true);
        }
    }

    // A hosted service may start before the silo answers.
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
