using System.Text;

namespace LiveScore.Testing.Crowds;

/// <summary>What a viewer asks with, and how it reads the answer.</summary>
public abstract class CrowdProtocol
{
    /// <summary>The status of an answer that is a stream.</summary>
    public abstract int Success { get; }

    /// <summary>What it follows; one without a name where the URL says what.</summary>
    public virtual IReadOnlyList<string> Topics => [""];

    /// <summary>The request of a viewer that was last given this id; null when it was given none.</summary>
    internal abstract byte[] Request(string? lastId);

    /// <summary>The reader of what comes after this head.</summary>
    internal abstract IBody Open(CrowdVisit visit, string head, string? lastId);

    /// <summary>Lets the viewer hear what the body brought.</summary>
    internal virtual void Deliver(CrowdViewer viewer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data) =>
        viewer.Hear([], name, id, data);
}

/// <summary>Server-Sent Events, as a browser asks for them.</summary>
/// <param name="url">Path and query.</param>
public sealed class SseProtocol(string url) : CrowdProtocol
{
    public override int Success => 200;

    public override string ToString() => url;

    internal override byte[] Request(string? lastId) => Encoding.ASCII.GetBytes(
        $"GET {url} HTTP/1.1\r\nHost: livescore\r\nAccept: text/event-stream\r\n"
        + (lastId is null ? "\r\n" : $"Last-Event-ID: {lastId}\r\n\r\n"));

    internal override IBody Open(CrowdVisit visit, string head, string? lastId) =>
        new SseBody(visit, head.Contains("\r\nTransfer-Encoding: chunked\r\n", StringComparison.OrdinalIgnoreCase));
}

/// <summary>Server-Sent Events, asked for with any bytes whatever.</summary>
/// <param name="request">All of them.</param>
public sealed class RawSseProtocol(byte[] request) : CrowdProtocol
{
    public override string ToString() => Encoding.Latin1.GetString(request.AsSpan(0, Math.Min(request.Length, 400)));

    public override int Success => 200;

    internal override byte[] Request(string? lastId) => request;

    internal override IBody Open(CrowdVisit visit, string head, string? lastId) => new SseProtocol("").Open(visit, head, lastId);
}
