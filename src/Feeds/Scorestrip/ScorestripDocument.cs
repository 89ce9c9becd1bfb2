using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// Reads whatever a mirror of scorestrip serves: the XML of the archive and of the live page, <c>ss.json</c>, which has the
/// same attributes, or the older <c>scorestrip.json</c>, which has rows. The first character tells which.
/// </summary>
public static class ScorestripDocument
{
    /// <summary>The week that was asked for as a document tells it. The whole of it is read before anything is believed.</summary>
    /// <param name="document">The document, no larger than the caller lets it be, and one that can be read again.</param>
    /// <param name="week">The week that was asked for. A document of another one is not believed.</param>
    /// <param name="at">When the document was received.</param>
    public static FeedAnswer Read(Stream document, SeasonWeekKey week, DateTimeOffset at) => First(document) switch
    {
        null => new FeedAnswer.Failed("an empty answer"),
        '{' or '[' => ScorestripJson.Read(document, week, at),
        _ => ScorestripXml.Read(document, week, at),
    };

    // Behind white space and the three bytes of a byte order mark.
    private static char? First(Stream document)
    {
        var found = -1;
        do
        {
            found = document.ReadByte();
        }
        while (found is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);
        var empty = document.Length == 0;
        document.Position = 0;
        return empty ? null : (char)Math.Max(found, 0);
    }
}
