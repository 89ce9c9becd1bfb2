using LiveScore.Fanout.Servers;

namespace LiveScore.Fanout;

/// <summary>What the command line has asked for.</summary>
/// <param name="Contenders">Who takes part; LiveScore always does.</param>
/// <param name="Viewers">How many viewers instead of each scenario's own number; null for that.</param>
/// <param name="Runs">How often each measurement is made; medians count.</param>
/// <param name="Seconds">How long is published.</param>
/// <param name="Sleep">How long sleepers sleep.</param>
/// <param name="Chatters">How many chatters are in the room.</param>
/// <param name="Notes">Where measurements are written.</param>
/// <param name="Stop">Ends it all.</param>
internal sealed record Setup(
    IReadOnlyList<IContender> Contenders, int? Viewers, int Runs, int Seconds, TimeSpan Sleep, int Chatters, Notes Notes, CancellationToken Stop)
{
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public T? Find<T>()
        where T : class, IContender => Contenders.OfType<T>().FirstOrDefault();

    /// <summary>Measures, or says why that cannot be done here. False then.</summary>
    public bool Try(Act act, Action<Act> measure)
    {
        Stop.ThrowIfCancellationRequested();
        try
        {
            measure(act);
            return true;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            Console.Error.WriteLine($"livescore: left out: {fault.Message}");
            if (act.Contender is LiveScoreContender)
            {
                Notes.Broke($"{act} could not be measured");
            }

            return false;
        }
    }
}
