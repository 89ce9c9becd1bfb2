using System.Globalization;
using System.Text;

namespace LiveScore.Crowd;

/// <summary>Somebody with a session, who hears a room on one connection and posts on another.</summary>
internal sealed class Chatter(int number)
{
    private const string CookieName = "livescore=";

    private string _cookie = "";

    /// <summary>What it posts by.</summary>
    public Wire Wire = new();

    /// <summary>What it hears by.</summary>
    public Viewer Viewer { get; } = new(number);

    public AnswerReader Answers { get; private set; } = new();

    /// <summary>Posts that were not answered yet, oldest first.</summary>
    public Queue<long> Posts { get; } = new();

    public bool IsConnecting { get; set; }

    /// <summary>Whether the server has said who it is.</summary>
    public bool HasSession { get; set; }

    /// <summary>Takes the session that an answer begins, if it begins one.</summary>
    public bool TryBegin(HttpAnswer answer)
    {
        if (answer.Of("set-cookie") is { } cookie && cookie.StartsWith(CookieName, StringComparison.Ordinal))
        {
            _cookie = $"Cookie: {cookie.Split(';')[0]}\r\n";
        }

        return HasSession = answer.IsGood && _cookie.Length > 0;
    }

    public void Leave()
    {
        Wire.Cut();
        Viewer.Wire.Cut();
        (Viewer.State, Viewer.RestLength, Viewer.Chunks) = (ViewerState.Away, 0, default);
        (Answers, IsConnecting, HasSession) = (new(), false, false);
        Posts.Clear();
    }

    public byte[] AskSession(int port) => Encoding.ASCII.GetBytes($"GET /api/session {Rest(port)}\r\n");

    public byte[] AskStream(int port) => Encoding.ASCII.GetBytes($"GET /events {Rest(port)}Accept: text/event-stream\r\n\r\n");

    public byte[] AskPost(int port, long post)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $$"""{"text":"{{post}} What a catch! Who would have thought that he gets there?"}""");
        return Encoding.ASCII.GetBytes(
            $"POST /events {Rest(port)}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private string Rest(int port) => $"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{_cookie}";
}
