using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveScore.Gateway.Tests.Hosting;
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
            var viewer = await ServeAsync(Head + s_body + end, size);
            Assert.Empty(viewer.Chain.Faults);
            Assert.Equal((expected, 200, "w.e.2"), (viewer.Visit!.Ending, viewer.Visit.Status, viewer.Chain.LastId));
            Assert.Equal([1500, 2500], viewer.Visit.Retries);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    [InlineData(Head + "3\r\nfoo\r\n0\r\n\r\n")]
    [InlineData(Head + "zz\r\n")]
    public async Task Viewer_OfAnAnswerThatIsNoStream_HasAFault(string answer) => Assert.NotEmpty((await ServeAsync(answer, 5)).Chain.Faults);

    private static async Task<CrowdViewer> ServeAsync(string answer, int size)
    {
        using var deadline = GatewayHost.Deadline();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var crowd = new Crowd(new Uri($"http://{listener.LocalEndpoint}"));
        var viewer = crowd.Add(1, new SseProtocol("/"))[0];
        await crowd.ConnectAsync(deadline.Token);
        using (var server = await listener.AcceptSocketAsync(deadline.Token))
        {
            server.NoDelay = true;
            // Bytes that nobody read would turn the end into a reset.
            await server.ReceiveAsync(new byte[1024], deadline.Token);
            foreach (var piece in Encoding.ASCII.GetBytes(answer).Chunk(size))
            {
                await server.SendAsync(piece, deadline.Token);
            }

            server.Shutdown(SocketShutdown.Send);
        }

        await crowd.UntilAsync(one => one.Visit!.Ending != VisitEnd.Open, deadline.Token);
        return viewer;
    }

    private static string Chunk(string text) => $"{text.Length:x}\r\n{text}\r\n";
}
