using System.Collections.Concurrent;
using System.Globalization;
using LiveScore.Domain;
using LiveScore.Feeds.Http;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// The league's old score feed, which lives on in archives and replays. Its live files are seconds old and have the current
/// week alone; its archive has every week and is minutes old.
/// </summary>
public sealed class ScorestripFeed : IFeed
{
    // How long a live file that had not the week asked for is left alone: it changes over once a week.
    private static readonly TimeSpan s_useless = TimeSpan.FromMinutes(10);

    private readonly FeedEndpoint _live;
    private readonly FeedEndpoint _livePostseason;
    private readonly FeedEndpoint _archive;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<SeasonWeekKey, DateTimeOffset> _uselessUntil = [];

    public ScorestripFeed(FeedEnvironment environment)
    {
        _clock = environment.Clock;
        _live = At("liveupdate/scorestrip/ss.xml", mayBeAbsent: true);
        _livePostseason = At("liveupdate/scorestrip/postseason/ss.xml", mayBeAbsent: true);
        _archive = At("ajax/scorestrip", mayBeAbsent: false);

        FeedEndpoint At(string path, bool mayBeAbsent)
        {
            var root = environment.Options.Url!.GetLeftPart(UriPartial.Path).TrimEnd('/');
            return new(Name, new($"{root}/{path}"), "application/xml, text/xml, application/json", Read, environment) { MayBeAbsent = mayBeAbsent };
        }
    }

    public string Name => "scorestrip";

    public async Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken)
    {
        if (!week.Exists)
        {
            return new FeedAnswer.NoSuchWeek();
        }

        if (isLive && !IsUseless(week))
        {
            var live = week.Type == SeasonType.Post ? _livePostseason : _live;
            var answer = await live.AskAsync(week, query: null, cancellationToken);
            if (answer is not (FeedAnswer.NoSuchWeek or FeedAnswer.Failed { OfAnotherWeek: true }))
            {
                return answer;
            }

            _uselessUntil[week] = _clock.GetUtcNow() + s_useless;
        }

        return await _archive.AskAsync(week, QueryOf(week), cancellationToken);
    }

    private FeedAnswer Read(Stream body, SeasonWeekKey week) => ScorestripDocument.Read(body, week, _clock.GetUtcNow());

    private bool IsUseless(SeasonWeekKey week) => _uselessUntil.TryGetValue(week, out var until) && _clock.GetUtcNow() < until;

    private static string QueryOf(SeasonWeekKey week) => string.Create(
        CultureInfo.InvariantCulture,
        $"season={week.Season}&seasonType={ScorestripWeeks.SeasonTypeOf(week)}&week={ScorestripWeeks.NumberOf(week)}");
}
