using System.Runtime.InteropServices;

namespace LiveScore.Crowd;

/// <summary>Which of thousands of sockets have something to say. Level-triggered; a socket goes by a number of the caller's.</summary>
internal sealed class Epoll : IDisposable
{
    public const int In = 1, Out = 4, Broken = 8 | 16;

    public const int MostReady = 1024;

    private const int Add = 1, Remove = 2, Modify = 3;

    // epoll_event is packed on x86-64 alone: events, then 64 bits of the caller's.
    private static readonly bool s_isPacked = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    private static readonly int s_stride = s_isPacked ? 3 : 4, s_key = s_isPacked ? 1 : 2;

    private readonly int[] _ready = new int[MostReady * s_stride];
    private readonly int[] _entry = new int[s_stride];
    private readonly int _descriptor = Libc.EpollCreate(Libc.CloseOnExec);

    /// <summary>Ready to be read when one of the sockets is.</summary>
    public int Descriptor => _descriptor;

    public void Watch(int descriptor, int key, int events) => Control(Add, descriptor, key, events);

    public void Rewatch(int descriptor, int key, int events) => Control(Modify, descriptor, key, events);

    public void Unwatch(int descriptor) => Control(Remove, descriptor, 0, 0);

    /// <summary>How many are ready, of as many as are wanted at a time; 0 when the time is over.</summary>
    public int Wait(int milliseconds, int most = MostReady)
    {
        var count = Libc.EpollWait(_descriptor, ref _ready[0], most, milliseconds);
        return Math.Max(count, 0);
    }

    public (int Key, int Events) Ready(int index) => (_ready[(index * s_stride) + s_key], _ready[index * s_stride]);

    public void Dispose() => _ = Libc.Close(_descriptor);

    private void Control(int operation, int descriptor, int key, int events)
    {
        (_entry[0], _entry[s_key]) = (events, key);
        Libc.Check(Libc.EpollControl(_descriptor, operation, descriptor, ref _entry[0]), "epoll_ctl");
    }
}
