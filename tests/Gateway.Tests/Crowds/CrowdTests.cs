using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Tests.WebSockets;
using LiveScore.Testing.Crowds;
using Xunit;

namespace LiveScore.Gateway.Tests.Crowds;

/// <summary>That the crowd reads what is on the wire, in whatever pieces it comes, and tells the ends apart.</summary>
public sealed class CrowdTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static readonly string s_body =
        Chunk(": LiveScore\nretry: 1500\n\n") + Chunk("event: snapshot\nid: w.e.1\nda") + Chunk("ta: {\"epoch\":\"e\",\"version\":1}\n\nevent: change\nid: w.e.2\n")
        + Chunk("data: {\"epoch\":\"e\",\"since\":1,\"version\":2}\n\nretry: 2500\n\n");

    [Theory]
    [InlineData("0\r\n\r\n", VisitEnd.Clean)]
    [InlineData("0\r\n", VisitEnd.Broken)]
    [InlineData("", VisitEnd.Broken)]
    public async Task Viewer_OfABodyInAnyPieces_ReadsItAllAndKnowsHowItEnded(string end, VisitEnd expected)
    {
        foreach (var size in new[] { 1, 2, 3, 7, 64, 10_000 })
        {
            var viewer = await ServeAsync(new SseProtocol("/"), Encoding.ASCII.GetBytes(Head + s_body + end), size);
            Assert.Empty(viewer.Chain.Faults);
            Assert.Equal((expected, 200, "w.e.2"), (viewer.Visit!.Ending, viewer.Visit.Status, viewer.Chain.LastId));
            Assert.Equal([1500, 2500], viewer.Visit.Retries);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    [InlineData(Head + "3\r\nfoo\r\n0\r\n\r\n")]
    [InlineData(Head + "zz\r\n")]
    public async Task Viewer_OfAnAnswerThatIsNoStream_HasAFault(string answer) =>
        Assert.NotEmpty((await ServeAsync(new SseProtocol("/"), Encoding.ASCII.GetBytes(answer), 5)).Chain.Faults);

    [Fact]
    public async Task Viewer_OfAWebSocketInAnyPieces_ReadsItAllAndKnowsHowItEnded()
    {
        byte[] answer =
        [
            .. "HTTP/1.1 101 Switching Protocols\r\n\r\n"u8,
            .. Frame.Bytes(
                Text("""{"topic":"w","event":"heartbeat","id":null,"data":{"version":null}}"""),
                Text($$$"""{"topic":"w","event":"snapshot","id":"w.e.1","data":{"epoch":"e","version":1,"games":["{{{new string('x', 300)}}}"]}}"""),
                Frame.Ping("there?") with { Masked = false },
                Text("""{"topic":"w","event":"change","id":"w.e.2","data":{"epoch":"e","since":1,"version":2}}"""),
                Frame.Close(1012) with { Masked = false }),
        ];
        foreach (var size in new[] { 1, 2, 3, 7, 64, 10_000 })
        {
            var viewer = await ServeAsync(new WebSocketProtocol("w"), answer, size);
            Assert.Empty(viewer.Chain.Faults);
            Assert.Equal((VisitEnd.Clean, 1012, "w.e.2", 1), (viewer.Visit!.Ending, viewer.Visit.CloseCode, viewer.Chain.LastId, viewer.Chain.Beats));
        }
    }

    [Theory]
    [InlineData("""{"event":"change","topic":"w","id":"w.e.2","data":{}}""")]
    [InlineData("""{"topic":"w","event":"error","id":null,"data":{"type":"/problems/unknown-week"}}""")]
    [InlineData("Welcome, nobody")]
    public async Task Viewer_OfAWebSocketWithSomethingElse_HasAFault(string message)
    {
        byte[] answer = [.. "HTTP/1.1 101 Switching Protocols\r\n\r\n"u8, .. Text(message).ToBytes()];
        Assert.NotEmpty((await ServeAsync(new WebSocketProtocol("w"), answer, 5)).Chain.Faults);
    }

    private static Frame Text(string text) => Frame.Text(text) with { Masked = false };

    private static async Task<CrowdViewer> ServeAsync(CrowdProtocol protocol, byte[] answer, int size)
    {
        using var deadline = GatewayHost.Deadline();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var crowd = new Crowd(new Uri($"http://{listener.LocalEndpoint}"));
        var viewer = crowd.Add(1, protocol)[0];
        await crowd.ConnectAsync(deadline.Token);
        using (var server = await listener.AcceptSocketAsync(deadline.Token))
        {
            server.NoDelay = true;
            foreach (var piece in answer.Chunk(size))
            {
                await server.SendAsync(piece, deadline.Token);
            }

            server.Shutdown(SocketShutdown.Send);
            // Bytes that nobody read would turn the end into a reset.
            await EmptyAsync(server, deadline.Token);
        }

        await crowd.UntilAsync(one => one.Visit!.Ending != VisitEnd.Open, deadline.Token);
        return viewer;
    }

    private static async Task EmptyAsync(Socket socket, CancellationToken cancellationToken)
    {
        try
        {
            while (await socket.ReceiveAsync(new byte[1024], cancellationToken) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // The viewers of a crowd leave with a reset.
        }
    }

    private static string Chunk(string text) => $"{text.Length:x}\r\n{text}\r\n";
}
