using System.Text;
using System.Xml;
using LiveScore.Domain;

namespace LiveScore.Feeds.Scorestrip;

/// <summary>
/// Reads a scorestrip document: the archive's and the live one, which differ in what they print, not in what they mean.
/// The encoding is the document's own; the archive is labelled ISO-8859-1 and is UTF-8.
/// </summary>
public static class ScorestripXml
{
    /// <summary>Elements within elements. The feed has three; the postseason's file a few more that are passed over.</summary>
    private const int MostDepth = 16;

    /// <summary>The week that was asked for as a document tells it. The whole of it is read before anything is believed.</summary>
    /// <param name="xml">The document, no larger than the caller lets it be.</param>
    /// <param name="week">The week that was asked for. The document does not always tell its type: the postseason says P for preseason.</param>
    /// <param name="at">When the document was received.</param>
    public static FeedAnswer Read(Stream xml, SeasonWeekKey week, DateTimeOffset at)
    {
        if (xml.Length == 0)
        {
            return new FeedAnswer.Failed("an empty answer");
        }

        try
        {
            using var reader = XmlReader.Create(xml, new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return Read(reader, week, at);
        }
        catch (XmlException exception)
        {
            return new FeedAnswer.Failed(IsHtml(xml) ? "an HTML page in place of scores" : Words.Line($"not XML to be read: {exception.Message}"));
        }
    }

    private static FeedAnswer Read(XmlReader reader, SeasonWeekKey week, DateTimeOffset at)
    {
        var report = new ReportBuilder(week);
        var path = new string[MostDepth];
        string? seasonType = null;
        var weeks = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth == MostDepth || report.IsFull)
            {
                return new FeedAnswer.Failed("a document that is too deep or has too many games");
            }

            path[reader.Depth] = reader.LocalName;
            switch (path.AsSpan(0, reader.Depth + 1))
            {
                case ["ss"]:
                    break;
                case [var root]:
                    return new FeedAnswer.Failed($"{Words.Quote(root)} in place of scores");
                case ["ss", "gms"]:
                    weeks++;
                    seasonType = Attribute("t");
                    if (ScorestripWeeks.OtherThan(week, reader.GetAttribute("y"), reader.GetAttribute("w")) is { } fault)
                    {
                        return new FeedAnswer.Failed(fault) { OfAnotherWeek = true };
                    }

                    break;
                case ["ss", "gms", "g"]:
                    report.Add(Attribute("eid"), () => ScorestripGame.Read(Attribute, week, seasonType));
                    break;
            }
        }

        return report.Answer(at, weeks == 0 ? new FeedAnswer.NoSuchWeek() : new FeedAnswer.Failed("a week without a game"));

        string? Attribute(string name) => reader.GetAttribute(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    private static bool IsHtml(Stream stream)
    {
        var start = new byte[256];
        stream.Position = 0;
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var text = Encoding.UTF8.GetString(start, 0, read);
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }
}
