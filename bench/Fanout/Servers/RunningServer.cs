using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LiveScore.Fanout.Servers;

/// <summary>The processes of one server, in a folder of their own. Disposed, they have ended and nothing of them is left.</summary>
internal sealed class RunningServer : IDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(30), s_endLimit = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    private readonly List<ChildProcess> _processes = [];
    private readonly CancellationToken _stop;

    private RunningServer(CancellationToken stop) => _stop = stop;

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("livescore-fanout-");

    public int Port { get; } = FreePort();

    /// <summary>What all its processes have used of the processor, to the nanosecond.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var sum = TimeSpan.Zero;
            foreach (var id in Ids)
            {
                sum += ProcessFigures.Cpu(id);
            }

            return sum;
        }
    }

    /// <summary>What all its processes hold of the memory, in bytes.</summary>
    public long Memory => Ids.Sum(ProcessFigures.Memory);

    private IEnumerable<int> Ids => _processes.SelectMany(process => ProcessFigures.WithChildren(process.Id));

    /// <summary>One that runs, or none: what was begun when it failed is taken away again.</summary>
    public static RunningServer Start(Action<RunningServer> run, CancellationToken stop)
    {
        var server = new RunningServer(stop);
        try
        {
            run(server);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Starts a program on the server's core and waits until it listens.</summary>
    public void Run(int port, string program, params string[] arguments)
    {
        var process = new ChildProcess(Folder.FullName, program, arguments);
        _processes.Add(process);
        var begun = Stopwatch.GetTimestamp();
        while (!Listens(port))
        {
            _stop.ThrowIfCancellationRequested();
            if (process.HasExited || Stopwatch.GetElapsedTime(begun) > s_startLimit)
            {
                throw new InvalidOperationException($"{program} did not start: {process.Words}");
            }

            _stop.WaitHandle.WaitOne(s_look);
        }
    }

    public void Dispose()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.End(s_endLimit);
        }

        Folder.Delete(recursive: true);
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
