using System.Globalization;
using LiveScore.Crowd;
using LiveScore.Fanout.Serving;

namespace LiveScore.Fanout.Servers;

/// <summary>LiveScore itself: this program once more, as <see cref="BenchHost"/>.</summary>
/// <param name="postgres">Where grains are kept; null for the embedded store.</param>
/// <param name="isStamped">Whether the host notes when each version came by which stage.</param>
internal sealed class LiveScoreContender(string? postgres = null, bool isStamped = false) : IContender
{
    public string Name => "LiveScore";

    public string? Missing => null;

    public bool Speaks(Transport transport) => true;

    public RunningServer Start(CancellationToken stop) => RunningServer.Start(server =>
    {
        var port = server.Port.ToString(CultureInfo.InvariantCulture);
        string[] store = postgres is null ? ["--data", server.Folder.FullName] : ["--postgres", postgres];
        string[] stamps = isStamped ? ["--stamps"] : [];
        server.Run(server.Port, Environment.ProcessPath!, ["serve", "--port", port, .. store, .. stamps]);
    }, stop);

    public CrowdPlan Plan(RunningServer server, Transport transport, EventSize size, int viewers)
    {
        var (path, topic) = size == EventSize.Small
            ? ($"/api/season/{Play.Week.Season}/{Play.Week.Slug}/stream", $"week/{Play.Week.Season}/{Play.Week.Slug}")
            : ("/api/livescore", "current");
        return new(server.Port, transport == Transport.Sse ? path : "/ws", viewers)
        {
            IsLiveScore = true,
            IsWebSocket = transport == Transport.WebSocket,
            Greeting = last => last is null
                ? $$"""{"op":"subscribe","topic":"{{topic}}"}"""
                : $$"""{"op":"subscribe","topic":"{{topic}}","after":"{{last}}"}""",
        };
    }

    // It makes its own events: what is posted only has it make one.
    public Body BodyOf(EventSize size) => _ => default;
}
