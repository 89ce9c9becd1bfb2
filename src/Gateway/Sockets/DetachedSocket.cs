using System.Net.Sockets;

namespace LiveScore.Gateway.Sockets;

/// <summary>A socket that was taken from the web server.</summary>
/// <param name="Socket">Belongs to whoever took it.</param>
/// <param name="Pending">Ends when there is something to receive for the first time.</param>
internal sealed record DetachedSocket(Socket Socket, Task Pending);
