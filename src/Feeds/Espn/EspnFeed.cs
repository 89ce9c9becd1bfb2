using System.Globalization;
using LiveScore.Domain;
using Microsoft.Extensions.Options;

namespace LiveScore.Feeds.Espn;

/// <summary>ESPN's public scoreboard, the feed that is alive today. Asks for a week and takes nothing else for it.</summary>
/// <param name="options">Where the feed is, if not at ESPN, and the limits of a request.</param>
/// <param name="clock">The league's clock, which dates the reports.</param>
public sealed class EspnFeed(IOptions<FeedOptions> options, TimeProvider clock) : IFeed
{
    private static readonly Uri s_public = new("https://site.api.espn.com/apis/site/v2/sports/football/nfl/scoreboard");

    private readonly FeedOptions _options = options.Value;

    public string Name => "espn";

    public async Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken)
    {
        if (!week.Exists)
        {
            return new FeedAnswer.NoSuchWeek();
        }

        var (body, fault) = await FeedHttp.GetAsync(
            AddressOf(_options.Url ?? s_public, week), "application/json", _options, cancellationToken);
        return body is null ? new FeedAnswer.Failed(fault!) : EspnJson.Read(body, week, clock.GetUtcNow());
    }

    // A root is completed with ESPN's path; an address that has one is the scoreboard's. No range of dates (answered with 400
    // since September 2026) and no limit (a large one gives 25 events): shared/feeds/FORMATS.md, section 3.
    private static Uri AddressOf(Uri url, SeasonWeekKey week)
    {
        var scoreboard = url.AbsolutePath == "/" ? new Uri(url, s_public.AbsolutePath) : url;
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"dates={week.Season}&seasontype={EspnWeeks.SeasonTypeOf(week)}&week={EspnWeeks.NumberOf(week)}");
        return new($"{scoreboard.GetLeftPart(UriPartial.Path).TrimEnd('/')}?{query}");
    }
}
