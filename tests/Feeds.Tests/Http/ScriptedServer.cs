using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveScore.Feeds.Tests.Http;

/// <summary>
/// Answers every request with what a script makes of it, on as many connections as come, and keeps them open. Answers are
/// given as text with a head and, after an empty line, a body; its length is added.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<string, string> _script;
    private readonly Func<string, Task> _hold;
    private readonly Task _accepting;

    /// <param name="script">Makes an answer of the head of a request. Is called by one connection at a time.</param>
    /// <param name="hold">Keeps a request waiting before its answer is made, while others are answered.</param>
    public ScriptedServer(Func<string, string> script, Func<string, Task>? hold = null)
    {
        (_script, _hold) = (script, hold ?? (_ => Task.CompletedTask));
        _listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>The heads of the requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public int Connections => _connections.Count;

    public static bool IsConditional(string request) =>
        request.Contains("\r\nIf-None-Match: ", StringComparison.Ordinal) || request.Contains("\r\nIf-Modified-Since: ", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        try
        {
            while (await HeadAsync(reader) is { } head)
            {
                Requests.Enqueue(head);
                await _hold(head).WaitAsync(_end.Token);
                string answer;
                lock (_listener)
                {
                    answer = _script(head);
                }

                await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(Complete(answer)), _end.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Hung up on, or the test is over.
        }
    }

    private async Task<string?> HeadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            head.Append(line).Append("\r\n");
            if (line.Length == 0)
            {
                return head.ToString();
            }
        }

        return null;
    }

    private static string Complete(string answer)
    {
        var parts = answer.ReplaceLineEndings("\r\n").Split("\r\n\r\n", 2);
        var body = parts.ElementAtOrDefault(1) ?? "";
        var length = answer.StartsWith("HTTP/1.1 304", StringComparison.Ordinal) ? "" : $"Content-Length: {body.Length}\r\n";
        return $"{parts[0]}\r\n{length}\r\n{body}";
    }
}
