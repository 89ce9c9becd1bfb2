using LiveScore.Contracts;
using LiveScore.Domain;
using LiveScore.Gateway.Topics;
using Orleans;

namespace LiveScore.Gateway.Weeks;

/// <summary>Which week is the current one, as the directory said a second ago. Asked once per gateway, not once per viewer.</summary>
internal sealed partial class CurrentWeek(FollowerContext context, WeekFollowers followers, ILogger<CurrentWeek> logger) : BackgroundService
{
    private volatile Said? _said;
    private bool _isCutOff;

    /// <summary>Raised when another week becomes the current one. Handlers return at once.</summary>
    public event EventHandler? Changed;

    /// <summary>Null before the directory has answered, and while nothing was imported.</summary>
    public SeasonWeekKey? Week => _said?.Week;

    /// <summary>Whether the directory has answered.</summary>
    public bool IsKnown => _said is not null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(context.Options.CurrentWeekEvery, context.Time);
        do
        {
            await AskAsync();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AskAsync()
    {
        try
        {
            var week = await context.Cluster.GetWeekDirectory().GetCurrent().WaitAsync(context.Options.AnswerLimit, context.Time);
            _isCutOff = false;
            if (_said is { } said && said.Week == week)
            {
                return;
            }

            await EndAsync(_said?.Week);
            _said = new(week);
            Moved(week);
            Changed?.Invoke(this, EventArgs.Empty);
        }
        catch (Exception fault)
        {
            if (!_isCutOff)
            {
                _isCutOff = true;
                CutOff(fault);
            }
        }
    }

    /// <summary>The last final of a week moves the current one on. It must not be lost with a hint that is late.</summary>
    private Task EndAsync(SeasonWeekKey? left) =>
        left is { } week && followers.TryFind(week, out var follower) ? follower.CatchUpAsync(context.Options.AnswerLimit) : Task.CompletedTask;

    /// <summary>An answer; the week in it may still be none.</summary>
    private sealed record Said(SeasonWeekKey? Week);

    [LoggerMessage(Level = LogLevel.Information, Message = "The current week is {Week}")]
    private partial void Moved(SeasonWeekKey? week);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The directory of weeks does not answer; the current week stays what it was")]
    private partial void CutOff(Exception fault);
}
