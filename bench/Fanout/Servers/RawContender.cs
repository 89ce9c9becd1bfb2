using System.Diagnostics;
using System.Globalization;
using LiveScore.Crowd;

namespace LiveScore.Fanout.Servers;

/// <summary>The broadcaster in C: no server can do less for an event.</summary>
/// <param name="leavesOut">Every how many writes it leaves one out; 0 for none.</param>
internal sealed class RawContender(int leavesOut = 0) : IContender
{
    private static readonly TimeSpan s_compileLimit = TimeSpan.FromMinutes(1);

    public string Name => "raw C";

    public string? Missing => Peers.Find("gcc") is null ? "gcc is not installed" : null;

    public bool Speaks(Transport transport) => true;

    public RunningServer Start(CancellationToken stop) => RunningServer.Start(server =>
    {
        var program = Path.Combine(server.Folder.FullName, "broadcast");
        using (var compiler = Process.Start("gcc", ["-O2", "-o", program, Peers.Source("broadcast.c")]))
        {
            if (!compiler.WaitForExit(s_compileLimit) || compiler.ExitCode != 0)
            {
                throw new InvalidOperationException("gcc did not compile broadcast.c");
            }
        }

        server.Run(server.Port, program,
            server.Port.ToString(CultureInfo.InvariantCulture), leavesOut.ToString(CultureInfo.InvariantCulture));
    }, stop);

    public CrowdPlan Plan(RunningServer server, Transport transport, EventSize size, int viewers) => Peers.Plan(server, transport, viewers);

    public Body BodyOf(EventSize size) => new PeerBody(size).Of;
}
