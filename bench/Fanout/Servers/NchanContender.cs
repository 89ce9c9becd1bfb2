using System.Globalization;
using LiveScore.Crowd;

namespace LiveScore.Fanout.Servers;

/// <summary>nginx with nchan, which many take for this.</summary>
internal sealed class NchanContender : IContender
{
    private const string Modules = "/usr/lib/nginx/modules";

    public string Name => "nchan";

    public string? Missing => this switch
    {
        _ when Peers.Find("nginx") is null => "nginx is not installed",
        _ when !File.Exists(Module) => "nginx has no module nchan",
        _ => null,
    };

    private static string Module => Path.Combine(Modules, "ngx_nchan_module.so");

    public bool Speaks(Transport transport) => true;

    public RunningServer Start(CancellationToken stop) => RunningServer.Start(server =>
    {
        var file = Path.Combine(server.Folder.FullName, "nginx.conf");
        File.WriteAllText(file, File.ReadAllText(Peers.Source("nginx.conf"))
            .Replace("@MODULE@", Module, StringComparison.Ordinal)
            .Replace("@FOLDER@", server.Folder.FullName, StringComparison.Ordinal)
            .Replace("@PORT@", server.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        server.Run(server.Port, Peers.Find("nginx")!, "-p", server.Folder.FullName, "-e", "stderr", "-c", file);
    }, stop);

    public CrowdPlan Plan(RunningServer server, Transport transport, EventSize size, int viewers) => Peers.Plan(server, transport, viewers);

    public Body BodyOf(EventSize size) => new PeerBody(size).Of;
}
