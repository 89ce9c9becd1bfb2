using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveScore.Grains.Tests.Support;

/// <summary>A wire to PostgreSQL that can be cut at the worst moment: after the server has committed, before it is heard.</summary>
internal sealed class PostgresWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _server;
    private readonly Task _accepting;
    private string? _unheard;

    public PostgresWire(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The next statement with this text is run, and its connection dies with the answer.</summary>
    public void LoseNextAnswerTo(string text) => Interlocked.Exchange(ref _unheard, text);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ForwardAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
        (near.NoDelay, far.NoDelay) = (true, true);
        var cut = false;
        var asking = CopyAsync(near, far, bytes => cut |= IsTheOne(bytes));
        var answering = CopyAsync(far, near, _ => cut);
        await (await Task.WhenAny(asking, answering)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        near.Close();
        far.Close();
        await Task.WhenAll(asking, answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // The question passes whole; only what comes back is held up. The first answer may be to what Npgsql has sent ahead of it (a
        // pooled connection's reset), while the statement still runs: only when the server hangs up is everything done.
        async Task CopyAsync(TcpClient from, TcpClient to, Func<ReadOnlyMemory<byte>, bool> cuts)
        {
            var buffer = new byte[16 * 1024];
            var (source, target) = (from.GetStream(), to.GetStream());
            while (await source.ReadAsync(buffer, _end.Token) is > 0 and var length)
            {
                if (cuts(buffer.AsMemory(0, length)) && from == far)
                {
                    far.Client.Shutdown(SocketShutdown.Send);
                    continue;
                }

                await target.WriteAsync(buffer.AsMemory(0, length), _end.Token);
            }
        }
    }

    private bool IsTheOne(ReadOnlyMemory<byte> bytes) =>
        _unheard is { } text
        && bytes.Span.IndexOf(Encoding.ASCII.GetBytes(text)) >= 0
        && Interlocked.CompareExchange(ref _unheard, null, text) == text;
}
