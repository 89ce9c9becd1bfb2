using System.Net;
using System.Net.Sockets;

namespace LiveScore.Testing;

public static class Loopback
{
    /// <summary>A port for a server that has to be told one. It is free now; nobody keeps it.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
