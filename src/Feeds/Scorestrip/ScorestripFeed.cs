using System.Globalization;
using LiveScore.Domain;
using Microsoft.Extensions.Options;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>The league's old score feed, which lives on in archives and replays. Asks the archive, which has every week.</summary>
/// <param name="options">Where the feed is, and the limits of a request.</param>
/// <param name="clock">The league's clock, which dates the reports.</param>
public sealed class ScorestripFeed(IOptions<FeedOptions> options, TimeProvider clock) : IFeed
{
    private readonly FeedOptions _options = options.Value;

    public string Name => "scorestrip";

    public async Task<FeedAnswer> AskAsync(SeasonWeekKey week, bool isLive, CancellationToken cancellationToken)
    {
        if (!week.Exists)
        {
            return new FeedAnswer.NoSuchWeek();
        }

        var (body, fault) = await FeedHttp.GetAsync(AddressOf(week), "application/xml, text/xml", _options, cancellationToken);
        return body is null ? new FeedAnswer.Failed(fault!) : ScorestripDocument.Read(body, week, clock.GetUtcNow());
    }

    private Uri AddressOf(SeasonWeekKey week)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"season={week.Season}&seasonType={ScorestripWeeks.SeasonTypeOf(week)}&week={ScorestripWeeks.NumberOf(week)}");
        return new($"{_options.Url!.GetLeftPart(UriPartial.Path).TrimEnd('/')}/ajax/scorestrip?{query}");
    }
}
