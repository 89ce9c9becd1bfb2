using LiveScore.Crowd;

namespace LiveScore.Fanout.Servers;

/// <summary>What peers have in common.</summary>
internal static class Peers
{
    private static readonly string[] s_folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/bin"];

    public static string? Find(string program) => s_folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static string Source(string name) => Path.Combine(AppContext.BaseDirectory, "peers", name);

    public static CrowdPlan Plan(RunningServer server, Transport transport, int viewers) =>
        new(server.Port, transport == Transport.Sse ? "/events" : "/ws", viewers) { IsWebSocket = transport == Transport.WebSocket };
}
