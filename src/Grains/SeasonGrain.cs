using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using LiveScore.Contracts;
using LiveScore.Domain;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Storage;

namespace LiveScore.Grains;

/// <summary>A season as a whole: its weeks do the work, all at once.</summary>
[GrainType("season")]
public sealed partial class SeasonGrain(ILogger<SeasonGrain> logger) : Grain, ISeasonGrain
{
    private int Season => int.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture);

    public IAsyncEnumerable<WeekImport> Import(CancellationToken cancellationToken) =>
        ImportWeeks([.. SeasonWeekKey.WeeksOf(Season)], cancellationToken);

    public async IAsyncEnumerable<WeekImport> ImportWeeks(
        ImmutableArray<SeasonWeekKey> weeks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (weeks.Any(week => week.Season != Season || !week.Exists))
        {
            throw new ArgumentException($"These are not all weeks of season {Season}.", nameof(weeks));
        }

        // A store that is down says so once, before the feed is asked for every week.
        await GrainFactory.GetWeekDirectory().GetCurrent();
        var imports = weeks.Select(ImportAsync).ToList();
        await foreach (var import in Task.WhenEach(imports).WithCancellation(cancellationToken))
        {
            yield return await import;
        }
    }

    public async Task<IReadOnlyList<WeekSummary>> GetWeeks() =>
        await Task.WhenAll(SeasonWeekKey.WeeksOf(Season).Select(week => GrainFactory.GetSeasonWeek(week).GetSummary()));

    public async Task<Standings?> GetStandings()
    {
        var weeks = await Task.WhenAll(SeasonWeekKey.WeeksOf(Season).Select(
            async week => new WeekGames(week, await GrainFactory.GetSeasonWeek(week).GetGames())));
        return weeks.Any(week => !week.Games.IsEmpty) ? Standings.Of(weeks) : null;
    }

    private async Task<WeekImport> ImportAsync(SeasonWeekKey week)
    {
        try
        {
            var grain = GrainFactory.GetSeasonWeek(week);
            try
            {
                return await grain.Import();
            }
            catch (InconsistentStateException)
            {
                // Another process wrote meanwhile, as when a season is fetched while its week is live: read that, and try again.
                return await grain.Import();
            }
        }
        catch (Exception fault)
        {
            // One week that cannot be stored leaves the others their turn.
            LogImportFailed(logger, fault, week);
            return new(week, [], [], fault.Message, Exists: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Week {Week} could not be imported")]
    private static partial void LogImportFailed(ILogger logger, Exception fault, SeasonWeekKey week);
}
