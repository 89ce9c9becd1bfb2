using System.Diagnostics;

namespace LiveScore.Crowd;

/// <summary>
/// Publishes in step with the clock: each version is due at its own moment, whatever became of the one before, and its delay is
/// counted from then. A server that stalls gets no pause from us.
/// </summary>
public static class Publication
{
    /// <summary>Publishes and turns the crowd until the last version is out.</summary>
    /// <param name="crowd">Who watches.</param>
    /// <param name="perSecond">How many versions a second.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="body">What is posted for a version.</param>
    public static void Publish(this ViewerCrowd crowd, double perSecond, int count, Func<long, ReadOnlySpan<byte>> body)
    {
        var (begun, step) = (Stopwatch.GetTimestamp(), Stopwatch.Frequency / perSecond);
        for (var i = 0; i < count; i++)
        {
            var due = begun + (long)(i * step);
            for (var left = due - Stopwatch.GetTimestamp(); left > 0; left = due - Stopwatch.GetTimestamp())
            {
                // Rounded down: the last millisecond is not slept through.
                crowd.Turn((int)(left * 1000 / Stopwatch.Frequency));
            }

            crowd.Publisher.Send(body(crowd.Timeline.Plan(due)));
        }
    }
}
