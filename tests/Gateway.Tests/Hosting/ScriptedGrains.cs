using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Gateway.Tests.Hosting;

public sealed class ScriptedWeekGrain(ScriptedLeague league) : Grain, ISeasonWeekGrain
{
    private ScriptedWeek Week => league[SeasonWeekKey.Parse(this.GetPrimaryKeyString())];

    public Task<WeekImport> Import() => throw new NotSupportedException();

    public Task<WeekChanges> GetChanges(WeekPosition position) => Task.FromResult(Week.After(position));

    public Task<WeekSummary> GetSummary() => Task.FromResult(Week.Summary());

    public Task Wake() => Task.CompletedTask;
}

public sealed class ScriptedSeasonGrain(ScriptedLeague league) : Grain, ISeasonGrain
{
    public IAsyncEnumerable<WeekImport> Import(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WeekSummary>> GetWeeks()
    {
        if (league.IsDown)
        {
            throw new TimeoutException("The test says that this grain is down.");
        }

        var season = int.Parse(this.GetPrimaryKeyString(), System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult<IReadOnlyList<WeekSummary>>([.. SeasonWeekKey.WeeksOf(season).Select(week => league[week].Summary())]);
    }
}

public sealed class ScriptedDirectoryGrain(ScriptedLeague league) : Grain, IWeekDirectoryGrain
{
    public Task<SeasonWeekKey?> GetCurrent() =>
        league.IsDown ? throw new TimeoutException("The test says that this grain is down.") : Task.FromResult(league.Current);

    public Task Report(WeekSummary week, bool open) => Task.CompletedTask;

    public Task<IReadOnlyList<SeasonWeekKey>> GetOpen() => Task.FromResult<IReadOnlyList<SeasonWeekKey>>([]);
}
