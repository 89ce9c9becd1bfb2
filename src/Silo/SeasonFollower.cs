using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Feeds.Demo;
using LiveScore.Grains;
using Microsoft.Extensions.Options;

namespace LiveScore.Silo;

/// <summary>
/// Sees to it at start that there is something to show: imports the week or season that is configured if it is not stored
/// yet, and wakes the weeks that have to poll. After that the weeks look after themselves.
/// </summary>
internal sealed partial class SeasonFollower(
    IGrainFactory grains,
    IFeed feed,
    IOptions<FollowOptions> follow,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SeasonFollower> logger) : BackgroundService
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1), s_lastRetry = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        LogRuns(logger, OrleansProduct.Name, feed.Name);
        for (var wait = s_firstRetry; !await TryAsync(); wait = wait * 2 < s_lastRetry ? wait * 2 : s_lastRetry)
        {
            await Task.Delay(wait, time, stoppingToken);
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
        }

        return import.Failure is null;
    }

    private async Task<bool> HasSeasonAsync(int season)
    {
        var weeks = await grains.GetSeason(season).GetWeeks();
        if (weeks.Any(week => week.Games > 0))
        {
            return true;
        }

        var failed = 0;
        await foreach (var import in grains.GetSeason(season).Import(CancellationToken.None))
        {
            failed += import.Failure is null ? 0 : 1;
        }

        LogSeason(logger, season, failed);
        return failed == 0;
    }

    // A hosted service may start before the silo answers.
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Runs on {Orleans}, with the {Feed} feed")]
    private static partial void LogRuns(ILogger logger, string orleans, string feed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is to be followed could not be read or imported; trying again")]
    private static partial void LogNotReady(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Feed} feed has no week {Week}")]
    private static partial void LogNoSuchWeek(ILogger logger, SeasonWeekKey week, string feed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Season {Season} was imported; {Failed} weeks failed")]
    private static partial void LogSeason(ILogger logger, int season, int failed);
}
