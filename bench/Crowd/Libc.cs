using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveScore.Crowd;

/// <summary>
/// The calls of Linux that a crowd lives by. .NET's sockets would take a thread pool, a task and a queue for what is one call here,
/// and the generator has one core for all its viewers.
/// </summary>
internal static partial class Libc
{
    public const int Inet = 2, Stream = 1, NonBlocking = 0x800, CloseOnExec = 0x80000;
    public const int LevelSocket = 1, ReceiveBuffer = 8, Linger = 13, LevelTcp = 6, NoDelay = 1, LevelIp = 0, BindAddressNoPort = 24;
    public const int Again = 11, Interrupted = 4, InProgress = 115;

    /// <summary>What a write to a closed connection gives instead of a signal.</summary>
    public const int NoSignal = 0x4000;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    public static partial int Open(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int socket, in Address address, int length);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int socket, in Address address, int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(int socket, int level, int name, in long value, int length);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(int socket, ref byte buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(int socket, ref readonly byte buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, ref int entry);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, ref int entries, int most, int milliseconds);

    public static void Check(int result, string what)
    {
        if (result < 0)
        {
            throw new IOException($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>sockaddr_in: family, and port and address in the order of the network.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly struct Address(int port, int host)
    {
        public const int Size = 16;

        private readonly ushort _family = Inet;
        private readonly ushort _port = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness((ushort)port) : (ushort)port;
        private readonly byte _first = 127, _second, _third, _last = (byte)host;
        private readonly ulong _zero;
    }
}
