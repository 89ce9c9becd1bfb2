namespace LiveScore.Cli.Watch;

/// <summary>Reads the keyboard, so that keys, Ctrl-C among them, leave no echo between the rows.</summary>
internal static class Keys
{
    /// <param name="quit">Called for the key q.</param>
    public static void Hear(Action quit)
    {
        if (!Console.IsInputRedirected)
        {
            new Thread(() => Read(quit)) { IsBackground = true, Name = "keys" }.Start();
        }
    }

    private static void Read(Action quit)
    {
        try
        {
            while (Console.ReadKey(intercept: true).KeyChar is not ('q' or 'Q'))
            {
                // No other key means anything.
            }

            quit();
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            // The terminal is gone.
        }
    }
}
