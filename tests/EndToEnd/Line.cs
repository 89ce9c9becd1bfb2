using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LiveScore.EndToEnd;

/// <summary>A line between a client and a server that can be cut: passes bytes on, until it does not.</summary>
internal sealed class Line : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _ends = [];
    private readonly int _port;
    private int _opened;
    private volatile TaskCompletionSource? _held;

    private Line(int port)
    {
        _port = port;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections there were so far.</summary>
    public int Opened => Volatile.Read(ref _opened);

    public static Line To(Uri server) => new(server.Port);

    /// <summary>The same address, by way of this line.</summary>
    public Uri Through(Uri url) => new UriBuilder(url) { Port = Port }.Uri;

    /// <summary>Ends every connection with RST. New ones are passed on again.</summary>
    public void Cut()
    {
        while (_ends.TryTake(out var end))
        {
            end.Dispose();
        }
    }

    /// <summary>From now on nothing comes through, and no end is told: the network is gone.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The network is back.</summary>
    public void GoOn() => Interlocked.Exchange(ref _held, null)?.SetResult();

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
        GoOn();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        // Not when the line is cut: a pump may have disposed of it by then.
        client.LingerState = server.LingerState = new(enable: true, seconds: 0);
        Interlocked.Increment(ref _opened);
        _ends.Add(client);
        _ends.Add(server);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _port);
            await Task.WhenAll(PumpAsync(client, server), PumpAsync(server, client));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer) is var count and > 0)
        {
            await (_held?.Task ?? Task.CompletedTask);
            for (var sent = 0; sent < count;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }

        await (_held?.Task ?? Task.CompletedTask);
        to.Shutdown(SocketShutdown.Send);
    }
}
