using System.Diagnostics;
using System.Globalization;
using LiveScore.Testing;
using LiveScore.Testing.Clusters;

namespace LiveScore.Soak;

/// <summary>What is watched: the product in one process, or as a cluster, with games of the demo that go on without end.</summary>
internal sealed class Subject : IAsyncDisposable
{
    // Twice the demo's own: several changes a second, and a round of games in three minutes.
    private const string Speed = "60";

    private readonly Func<ValueTask> _end;

    private Subject(IReadOnlyList<Uri> gateways, IReadOnlyList<ClusterMember> members, Func<ValueTask> end) =>
        (Gateways, Members, _end) = (gateways, members, end);

    public IReadOnlyList<Uri> Gateways { get; }

    public IReadOnlyList<ClusterMember> Members { get; }

    public static async Task<Subject> OneProcessAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("livescore-soak-");
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}/"));
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "Cli", here.Name, "livescore");
        string[] arguments = [
            "run", "--port", url.Port.ToString(CultureInfo.InvariantCulture), "--data", folder.FullName, "--season", "2015", "--week", "12", "--clock-speed", Speed];
        var member = new ClusterMember(
            "livescore", () => new(program, arguments), (_, cancellation) => LiveCluster.IsReadyAsync(url, cancellation), (_, _) => { }, log: null);
        var subject = new Subject([url], [member], async () =>
        {
            await member.DisposeAsync();
            folder.Delete(recursive: true);
        });
        try
        {
            await member.StartAsync(cancellationToken);
            return subject;
        }
        catch
        {
            await subject.DisposeAsync();
            throw;
        }
    }

    public static async Task<Subject> ClusterAsync(CancellationToken cancellationToken)
    {
        var cluster = await LiveCluster.StartAsync(
            new() { Settings = ["LiveScore__Feed__Kind=demo", $"LiveScore__ClockSpeed={Speed}", "LiveScore__Gateway__Cluster=livescore-demo"] }, cancellationToken);
        return new(cluster.Urls, [.. cluster.Silos, .. cluster.Gateways], cluster.DisposeAsync);
    }

    public ValueTask DisposeAsync() => _end();
}
