using System.Runtime.InteropServices;

namespace LiveScore.Cli.Watch;

/// <summary>
/// Hears when nobody reads standard output any more, as after <c>| head</c>. .NET's console leaves such writes aside in
/// silence, and on a quiet day there are none.
/// </summary>
internal static class ClosedPipe
{
    private const int StandardOutput = 1, Interrupted = 4;
    private const short Error = 8, HangUp = 16;

    public static void Hear(Action closed)
    {
        if (!OperatingSystem.IsWindows())
        {
            new Thread(() => Wait(closed)) { IsBackground = true, Name = "closed pipe" }.Start();
        }
    }

    private static void Wait(Action closed)
    {
        // Asks for no event: an error or the other end's hanging up is told all the same.
        var output = new Poll { File = StandardOutput };
        int told;
        do
        {
            told = WaitFor(ref output, 1, -1);
        }
        while (told < 0 && Marshal.GetLastPInvokeError() == Interrupted);

        if (told > 0 && (output.Told & (Error | HangUp)) != 0)
        {
            closed();
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int WaitFor(ref Poll files, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int File;
        public short Asked;
        public short Told;
    }
}
