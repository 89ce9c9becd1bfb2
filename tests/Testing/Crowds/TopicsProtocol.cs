using System.Text;

namespace LiveScore.Testing.Crowds;

/// <summary>Several topics over one event stream, resumed by one id.</summary>
public sealed class TopicsProtocol(params IReadOnlyList<string> topics) : CrowdProtocol
{
    private readonly SseProtocol _stream = new($"/api/stream?{string.Join('&', topics.Select(topic => $"topic={topic}"))}");

    public override int Success => _stream.Success;

    public override IReadOnlyList<string> Topics => topics;

    public override string ToString() => $"{_stream}";

    internal override byte[] Request(string? lastId) => _stream.Request(lastId);

    internal override IBody Open(CrowdVisit visit, string head, string? lastId) => _stream.Open(visit, head, lastId);

    internal override void Deliver(CrowdViewer viewer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        var envelope = Envelope.Of(data);
        viewer.Hear(envelope.Topic, envelope.Name, envelope.Id, envelope.Data);
        if (!name.SequenceEqual(envelope.Name) || (id.IsEmpty ? !envelope.Id.IsEmpty : Encoding.UTF8.GetString(id) != viewer.LastId))
        {
            viewer.Chain.Fault($"{Encoding.UTF8.GetString(name)} {Encoding.UTF8.GetString(id)} is not what the envelope says: {viewer.LastId}");
        }
    }
}
