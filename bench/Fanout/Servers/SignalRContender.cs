using System.Globalization;
using LiveScore.Crowd;

namespace LiveScore.Fanout.Servers;

/// <summary>ASP.NET's own way to push: this program once more, as a hub.</summary>
internal sealed class SignalRContender : IContender
{
    public string Name => "SignalR";

    public string? Missing => null;

    // By Server-Sent Events each viewer would have to post its handshake besides.
    public bool Speaks(Transport transport) => transport == Transport.WebSocket;

    public RunningServer Start(CancellationToken stop) => RunningServer.Start(server =>
        server.Run(server.Port, Environment.ProcessPath!, ServeCommand.SignalR, "--port", server.Port.ToString(CultureInfo.InvariantCulture)), stop);

    public CrowdPlan Plan(RunningServer server, Transport transport, EventSize size, int viewers) => Peers.Plan(server, transport, viewers) with
    {
        Greeting = _ => "{\"protocol\":\"json\",\"version\":1}\u001e",
    };

    public Body BodyOf(EventSize size) => new PeerBody(size).Of;
}
