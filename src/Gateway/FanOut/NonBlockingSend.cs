using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LiveScore.Gateway.FanOut;

/// <summary>
/// <c>send(2)</c> itself. <see cref="Socket.Send(ReadOnlySpan{byte}, SocketFlags, out SocketError)"/> does the same with a microsecond
/// more, and it is called for every viewer of every change. The number of the descriptor may be used as long as the one who sends
/// is also the only one who closes.
/// </summary>
internal static partial class NonBlockingSend
{
    private const int DontWait = 0x40, NoSignal = 0x4000, Interrupted = 4, WouldBlock = 11;

    /// <summary>Sends what fits.</summary>
    /// <param name="socket">Must not block.</param>
    /// <param name="descriptor">Its number.</param>
    /// <param name="bytes">What is sent.</param>
    /// <param name="sent">How many bytes of it were taken; may be none.</param>
    /// <returns>False when the connection is gone.</returns>
    public static bool TrySend(Socket socket, int descriptor, ReadOnlySpan<byte> bytes, out int sent)
    {
        if (!OperatingSystem.IsLinux())
        {
            sent = socket.Send(bytes, SocketFlags.None, out var error);
            return error is SocketError.Success or SocketError.WouldBlock;
        }

        while (true)
        {
            sent = (int)Send(descriptor, ref MemoryMarshal.GetReference(bytes), bytes.Length, DontWait | NoSignal);
            if (sent >= 0)
            {
                return true;
            }

            var fault = Marshal.GetLastPInvokeError();
            if (fault != Interrupted)
            {
                sent = 0;
                return fault == WouldBlock;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint Send(int descriptor, ref byte bytes, nint count, int flags);
}
