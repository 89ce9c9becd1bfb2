using System.Runtime.InteropServices;

namespace LiveScore.Crowd;

/// <summary>One TCP connection to a server on loopback that never blocks. A number and nothing else: there are thousands.</summary>
internal struct Wire()
{
    /// <summary>Addresses of loopback that viewers come from, so that ports suffice.</summary>
    private const int FirstHost = 2, Hosts = 8;

    private const int SmallBuffer = 4096;

    public int Descriptor { get; private set; } = -1;

    public readonly bool IsOpen => Descriptor >= 0;

    /// <summary>Begins to connect.</summary>
    public void Connect(int port, int number, bool isSmall)
    {
        Descriptor = Libc.Open(Libc.Inet, Libc.Stream | Libc.NonBlocking | Libc.CloseOnExec, 0);
        Libc.Check(Descriptor, "socket");
        Set(Libc.LevelTcp, Libc.NoDelay, 1);
        Set(Libc.LevelIp, Libc.BindAddressNoPort, 1);
        if (isSmall)
        {
            Set(Libc.LevelSocket, Libc.ReceiveBuffer, SmallBuffer);
        }

        Libc.Check(Libc.Bind(Descriptor, new(0, FirstHost + (number % Hosts)), Libc.Address.Size), "bind");
        if (Libc.Connect(Descriptor, new(port, 1), Libc.Address.Size) < 0 && Marshal.GetLastPInvokeError() != Libc.InProgress)
        {
            Libc.Check(-1, "connect");
        }
    }

    /// <summary>How much was read; 0 when there is nothing now, -1 when there will be nothing any more.</summary>
    public readonly int Read(Span<byte> buffer)
    {
        var read = (int)Libc.Receive(Descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length, 0);
        return read > 0 ? read : read < 0 && IsLater ? 0 : -1;
    }

    /// <summary>How much was taken; -1 when the connection is broken.</summary>
    public readonly int Write(ReadOnlySpan<byte> bytes)
    {
        var written = (int)Libc.Send(Descriptor, ref MemoryMarshal.GetReference(bytes), bytes.Length, Libc.NoSignal);
        return written >= 0 ? written : IsLater ? 0 : -1;
    }

    /// <summary>Breaks off with RST, as a phone in a tunnel never could, so that thousands of ports are free again at once.</summary>
    public void Cut()
    {
        if (IsOpen)
        {
            // On, and for no time at all.
            Set(Libc.LevelSocket, Libc.Linger, BitConverter.IsLittleEndian ? 1L : 1L << 32);
            _ = Libc.Close(Descriptor);
            Descriptor = -1;
        }
    }

    private static bool IsLater => Marshal.GetLastPInvokeError() is Libc.Again or Libc.Interrupted;

    private readonly void Set(int level, int name, long value) =>
        Libc.Check(Libc.SetOption(Descriptor, level, name, value, name == Libc.Linger ? sizeof(long) : sizeof(int)), "setsockopt");
}
