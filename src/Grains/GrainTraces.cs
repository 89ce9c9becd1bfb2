using System.Diagnostics;
using LiveScore.Domain;

namespace LiveScore.Grains;

/// <summary>The steps of a score as spans, under the source <c>LiveScore.Grains</c>. Null, and nearly free, while nobody listens.</summary>
internal static class GrainTraces
{
    public const string Poll = "week.poll", Import = "week.import", Decide = "week.decide", Publish = "week.publish", Write = "state.write";

    private static readonly ActivitySource s_source = new("LiveScore.Grains");

    public static Activity? Start(string name, SeasonWeekKey week)
    {
        if (name == Poll)
        {
            // A timer may carry on what it was set in, and one trace would never end.
            Activity.Current = null;
        }

        return s_source.StartActivity(name, name == Publish ? ActivityKind.Producer : ActivityKind.Internal)
            ?.SetTag("livescore.week", week.ToString());
    }

    public static T Run<T>(string name, SeasonWeekKey week, Func<T> step)
    {
        using var span = Start(name, week);
        return step();
    }

    public static Activity? StartWrite(string state) =>
        s_source.StartActivity(Write, ActivityKind.Client)?.SetTag("livescore.state", state);

    public static void Failed(this Activity? span, Exception fault) => span?.SetStatus(ActivityStatusCode.Error, fault.Message);
}
