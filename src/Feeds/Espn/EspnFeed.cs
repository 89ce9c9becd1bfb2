using System.Globalization;
using LiveScore.Domain;
using LiveScore.Feeds.Http;

namespace LiveScore.Feeds.Espn;

/// <summary>ESPN's public scoreboard, the feed that is alive today. Asks for a week and takes nothing else for it.</summary>
public sealed class EspnFeed : IFeed
{
    private static readonly Uri s_public = new("https://site.api.espn.com/apis/site/v2/sports/football/nfl/scoreboard");

    private readonly FeedEndpoint _scoreboard;

    public EspnFeed(FeedEnvironment environment) => _scoreboard = new(
        Name,
        ScoreboardOf(environment.Options.Url ?? s_public),
        "application/json",
        (body, week) => EspnJson.Read(body, week, environment.Clock.GetUtcNow()),
        environment);

    public string Name => "espn";

    public async Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken) => week.Exists
        ? await _scoreboard.AskAsync(week, QueryOf(week), cancellationToken)
        : new FeedAnswer.NoSuchWeek();

    // A root is completed with ESPN's path; an address that has one is the scoreboard's.
    private static Uri ScoreboardOf(Uri url)
    {
        var scoreboard = url.AbsolutePath == "/" ? new Uri(url, s_public.AbsolutePath) : url;
        return new(scoreboard.GetLeftPart(UriPartial.Path).TrimEnd('/'));
    }

    // No range of dates (answered with 400 since September 2026) and no limit (a large one gives 25 events):
    // shared/feeds/FORMATS.md, section 3.
    private static string QueryOf(SeasonWeekKey week) => string.Create(
        CultureInfo.InvariantCulture,
        $"dates={week.Season}&seasontype={EspnWeeks.SeasonTypeOf(week)}&week={EspnWeeks.NumberOf(week)}");
}
