using System.Net;
using System.Net.Sockets;

namespace LiveScore.EndToEnd;

/// <summary>What there is on this machine.</summary>
internal static class Programs
{
    /// <summary>Full path of a program; null where it is not installed. Servers lie where only root looks by itself.</summary>
    public static string? Find(params IEnumerable<string> names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
