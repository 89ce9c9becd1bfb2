namespace LiveScore.Gateway.Sockets;

/// <summary>A connection whose socket can be taken from the web server while a request is being answered.</summary>
internal interface IDetachable
{
    /// <summary>
    /// Takes the socket, once everything that the server wrote has gone into it. To the server the connection looks ended from
    /// then on; what it had received and not read yet it can still read. Null when the connection is gone.
    /// </summary>
    Task<DetachedSocket?> DetachAsync();
}
