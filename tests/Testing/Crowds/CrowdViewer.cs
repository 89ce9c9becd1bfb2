using System.Net;
using System.Text;

namespace LiveScore.Testing.Crowds;

/// <summary>A viewer that looks at nothing but the order of what it is told, and so costs next to nothing.</summary>
public sealed class CrowdViewer
{
    private readonly List<CrowdVisit> _visits = [];
    private readonly CrowdProtocol _protocol;
    private readonly EventLedger _ledger;

    internal CrowdViewer(CrowdProtocol protocol, EventLedger ledger)
    {
        (_protocol, _ledger) = (protocol, ledger);
        Chains = [.. protocol.Topics.Select(_ => new EventChain(ledger))];
    }

    public delegate void Listener(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data);

    /// <summary>One for each topic.</summary>
    public IReadOnlyList<EventChain> Chains { get; }

    /// <summary>That of the first topic.</summary>
    public EventChain Chain => Chains[0];

    /// <summary>The version that it has of every topic; 0 while it lacks one.</summary>
    public long Version => Chains.Count == 1 ? Chain.Version : Chains.Min(chain => chain.Version);

    /// <summary>To come back with; null before the first.</summary>
    public string? LastId => Chains.All(chain => chain.LastId is null) ? null : string.Join("..", Chains.Select(chain => chain.LastId ?? "-"));

    public string Faults => string.Join("; ", Chains.SelectMany(chain => chain.Faults));

    /// <summary>Its connections, the last one last.</summary>
    public IReadOnlyList<CrowdVisit> Visits => _visits;

    public CrowdVisit? Visit => _visits.Count == 0 ? null : _visits[^1];

    /// <summary>How much the system takes for it before it reads, in bytes; 0 is the system's own size.</summary>
    public int ReceiveBuffer { get; init; }

    /// <summary>Gets each event as well.</summary>
    public Listener? Listening { get; init; }

    /// <summary>Connects and asks, with the last id if there is one; the answer is read from then on.</summary>
    public async Task ConnectAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        if (Visit is { } before)
        {
            await before.Stopped.WaitAsync(cancellationToken);
        }

        foreach (var chain in Chains)
        {
            chain.Reconnect();
        }

        var visit = new CrowdVisit(this, _protocol, LastId, _ledger.Newest > Version ? _ledger.Newest : 0);
        await visit.OpenAsync(endpoint, ReceiveBuffer, cancellationToken);
        _visits.Add(visit);
    }

    /// <summary>Resets the connection, if there is one.</summary>
    public void Cut() => Visit?.Dispose();

    /// <summary>Reads nothing from now on but what a read that is under way brings.</summary>
    public void Sleep() => Visit?.Sleep();

    public void Wake() => Visit?.Wake();

    public override string ToString() =>
        $"{_protocol}: version {Version}, {_visits.Count} connections, the last {Visit?.Ending} with status {Visit?.Status}";

    internal void Hear(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        for (var i = 0; i < Chains.Count; i++)
        {
            if (Ascii.Equals(topic, _protocol.Topics[i]))
            {
                Chains[i].Take(name, id, data);
                Tell(name, id, data);
                return;
            }
        }

        Chain.Fault($"'{Encoding.UTF8.GetString(name)}' of '{Encoding.UTF8.GetString(topic)}', which nobody asked for");
    }

    private void Tell(ReadOnlySpan<byte> name, ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        try
        {
            Listening?.Invoke(name, id, data);
        }
        catch (Exception fault)
        {
            // Thrown on, it would end the whole process.
            Chain.Fault(fault.Message);
        }
    }
}
