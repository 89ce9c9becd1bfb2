using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Feeds.Espn;
using LiveScore.Feeds.Scorestrip;

namespace LiveScore.Fuzzing;

/// <summary>The readers, by the kind of document that each is given.</summary>
public enum FuzzReader
{
    ScorestripXml,
    ScorestripJson,
    ScorestripRows,
    Espn,
}

internal static class FuzzReaders
{
    public static FeedAnswer Read(this FuzzReader reader, Stream document, SeasonWeekKey week, DateTimeOffset at) =>
        reader == FuzzReader.Espn ? EspnJson.Read(document, week, at) : ScorestripDocument.Read(document, week, at);
}
