using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Answers one request with the bytes a test wants, whatever HTTP has to say about them.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawServer(string head, params byte[][] body)
    {
        _listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        Asked = AnswerAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), body);
    }

    public Uri Url { get; }

    /// <summary>The head of the request, when the answer has been sent or could not be sent to the end.</summary>
    public Task<string> Asked { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<string> AnswerAsync(byte[] head, byte[][] body)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }

        try
        {
            await stream.WriteAsync(head);
            foreach (var part in body)
            {
                await stream.WriteAsync(part);
            }
        }
        catch (IOException)
        {
            // Hung up on, which is what an answer without end deserves.
        }

        return request.ToString();
    }
}
