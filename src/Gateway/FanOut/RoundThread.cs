namespace LiveScore.Gateway.FanOut;

/// <summary>
/// What runs rounds: takes what is to be done at each waking, which says whether there will be another, and gives the way to wake it.
/// </summary>
internal delegate Action RoundRunner(Func<bool> run);

/// <summary>A thread for the rounds of one loop, asleep between them.</summary>
internal static class RoundThread
{
    public static Action Start(Func<bool> run)
    {
        var wake = new AutoResetEvent(false);
        new Thread(Run) { IsBackground = true, Name = "fan-out" }.Start();
        return () => wake.Set();

        void Run()
        {
            do
            {
                wake.WaitOne();
            }
            while (run());
        }
    }
}
