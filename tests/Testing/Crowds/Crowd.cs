using System.Net;
using Xunit;

namespace LiveScore.Testing.Crowds;

/// <summary>Thousands of viewers of one gateway in one process.</summary>
public sealed class Crowd(Uri gateway) : IDisposable
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(10);

    private readonly IPEndPoint _endpoint = new(IPAddress.Loopback, gateway.Port);
    private readonly List<CrowdViewer> _viewers = [];

    public int Port => gateway.Port;

    public EventLedger Ledger { get; } = new();

    public IReadOnlyList<CrowdViewer> Viewers => _viewers;

    public IEnumerable<EventChain> Chains => _viewers.SelectMany(viewer => viewer.Chains);

    public IEnumerable<CrowdVisit> Visits => _viewers.SelectMany(viewer => viewer.Visits);

    /// <summary>How long each took that had something to catch up with.</summary>
    public IReadOnlyList<TimeSpan> CaughtUp() => [.. Visits.Select(visit => visit.CaughtUpAfter).OfType<TimeSpan>()];

    /// <summary>Adds viewers that ask for the same, not connected yet.</summary>
    public IReadOnlyList<CrowdViewer> Add(int count, CrowdProtocol protocol, int receiveBuffer = 0, CrowdViewer.Listener? listening = null)
    {
        var added = Enumerable.Range(0, count)
            .Select(_ => new CrowdViewer(protocol, Ledger) { ReceiveBuffer = receiveBuffer, Listening = listening }).ToList();
        _viewers.AddRange(added);
        return added;
    }

    /// <summary>Connects everybody at once.</summary>
    public Task ConnectAsync(CancellationToken cancellationToken) => ConnectAsync(_viewers, cancellationToken);

    public Task ConnectAsync(IEnumerable<CrowdViewer> viewers, CancellationToken cancellationToken) =>
        Task.WhenAll(viewers.Select(viewer => viewer.ConnectAsync(_endpoint, cancellationToken)));

    public Task UntilAsync(Func<CrowdViewer, bool> isSo, CancellationToken cancellationToken) => UntilAsync(_viewers, isSo, cancellationToken);

    /// <summary>Waits until something is so for each of these. Fails when one can no longer get there.</summary>
    public static async Task UntilAsync(
        IReadOnlyCollection<CrowdViewer> viewers, Func<CrowdViewer, bool> isSo, CancellationToken cancellationToken)
    {
        var waiting = viewers;
        using var glances = new PeriodicTimer(s_glance);
        try
        {
            while ((waiting = [.. waiting.Where(viewer => !isSo(viewer))]).Count > 0)
            {
                await glances.WaitForNextTickAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{waiting.Count} of {viewers.Count} did not get there, such as {waiting.First()} {waiting.First().Faults}");
        }
    }

    /// <summary>Waits until something is so for one of these.</summary>
    public static async Task UntilAnyAsync(
        IReadOnlyCollection<CrowdViewer> viewers, Func<CrowdViewer, bool> isSo, CancellationToken cancellationToken)
    {
        using var glances = new PeriodicTimer(s_glance);
        while (!viewers.Any(isSo))
        {
            await glances.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Promise 1 for everybody: nobody missed a version, got one twice or was told another story.</summary>
    public void AssertUnbroken() =>
        Each.Holds(_viewers, viewer => viewer.Chains.All(chain => chain.Faults.Count == 0), viewer => viewer.Faults);

    public void Dispose() => _viewers.ForEach(viewer => viewer.Cut());
}
