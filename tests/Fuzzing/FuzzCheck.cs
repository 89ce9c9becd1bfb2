using System.Globalization;
using LiveScore.Domain;
using LiveScore.Feeds;

namespace LiveScore.Fuzzing;

/// <summary>Reads an input and holds the reader to what it promises.</summary>
public static class FuzzCheck
{
    /// <summary>
    /// What a reader may allocate for a document, in bytes: so many for each byte of the document and so many besides. The greediest
    /// that was seen is an element of XML with nothing but attributes, at 42 for each of its bytes.
    /// </summary>
    public const int BytesPerByte = 64, BytesBesides = 256 * 1024;

    private const int LongestReason = 250;

    private static readonly DateTimeOffset s_at = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static FuzzResult Run(FuzzInput input)
    {
        var document = new MemoryStream(input.Bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var answer = input.Reader.Read(document, input.Week, s_at);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            return new(answer, allocated, Greed(input, allocated) ?? Faults(input, answer).FirstOrDefault());
        }
        catch (Exception exception)
        {
            return new(null, GC.GetAllocatedBytesForCurrentThread() - before, $"threw {exception}");
        }
    }

    private static string? Greed(FuzzInput input, long allocated) => allocated > ((long)BytesPerByte * input.Bytes.Length) + BytesBesides
        ? string.Create(CultureInfo.InvariantCulture, $"allocated {allocated} bytes for {input.Bytes.Length}")
        : null;

    private static IEnumerable<string> Faults(FuzzInput input, FeedAnswer answer) => answer switch
    {
        FeedAnswer.Reported(var report) => OfReport(input, report),
        FeedAnswer.Failed(var reason, null) => OfLine(reason).Concat(input.IsGood ? [$"a good document was not believed: {reason}"] : []),
        FeedAnswer.NoSuchWeek when !input.IsGood => [],
        _ => [$"answered {answer}"],
    };

    private static IEnumerable<string> OfReport(FuzzInput input, WeekReport report)
    {
        if (report.Week != input.Week || report.At != s_at || report.Games.Length is 0 or > 64 || report.Faults.Length > 64)
        {
            yield return $"reported {report.Games.Length} games and {report.Faults.Length} faults of {report.Week} at {report.At:O}";
        }

        if (input.IsGood && (report.Faults.Length > 0 || report.Games.Length != input.Untouched.Count))
        {
            yield return $"found {report.Games.Length} games and a fault in a good document: {report.Faults.FirstOrDefault()}";
        }

        foreach (var lost in input.Untouched.Except(report.Games.Select(game => game.Id)))
        {
            yield return $"lost game {lost}, which nobody touched";
        }

        var origin = new Origin(input);
        foreach (var fault in report.Faults.SelectMany(OfLine)
            .Concat(report.Games.SelectMany(game => GameRules.Broken(game, report.Week)))
            .Concat(report.Games.Where(game => !origin.Has(game)).Select(game => $"made up {game}")))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> OfLine(string line) =>
        line.Length is 0 or > LongestReason || line.Any(char.IsControl) ? [$"said in {line.Length} letters: {line}"] : [];
}
