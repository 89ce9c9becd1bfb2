using System.Net.Sockets;
using System.Text;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>A connection without a client's good manners: any bytes go out, and nothing is read unless asked for.</summary>
public sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2048, NoDelay = true };
    private readonly StringBuilder _text = new();

    /// <summary>All that was read so far, as Latin-1.</summary>
    public string Text => _text.ToString();

    public static async Task<RawConnection> OpenAsync(GatewayHost host)
    {
        using var deadline = GatewayHost.Deadline();
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(host.Url.Host, host.Url.Port, deadline.Token);
        return connection;
    }

    public static async Task<RawConnection> GetAsync(GatewayHost host, string url, params string[] headers)
    {
        var connection = await OpenAsync(host);
        await connection.SendAsync($"GET {url} HTTP/1.1\r\nHost: test\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
        return connection;
    }

    public async Task SendAsync(string text)
    {
        using var deadline = GatewayHost.Deadline();
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await _socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None, deadline.Token);
        }
    }

    /// <summary>Reads until this was read, and returns all that was.</summary>
    public async Task<string> ReadUntilAsync(string wanted)
    {
        while (!Text.Contains(wanted, StringComparison.Ordinal))
        {
            if (!await ReadAsync())
            {
                throw new InvalidOperationException($"The connection ended before '{wanted}': {Text}");
            }
        }

        return Text;
    }

    /// <summary>Reads until the other side ends the connection, whether cleanly or not.</summary>
    public async Task ReadToEndAsync()
    {
        try
        {
            while (await ReadAsync())
            {
            }
        }
        catch (SocketException)
        {
            // Reset: an end as well.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<bool> ReadAsync()
    {
        using var deadline = GatewayHost.Deadline();
        var bytes = new byte[16 * 1024];
        var count = await _socket.ReceiveAsync(bytes, SocketFlags.None, deadline.Token);
        _text.Append(Encoding.Latin1.GetString(bytes, 0, count));
        return count > 0;
    }
}
