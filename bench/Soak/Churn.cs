using System.Net;
using System.Net.Sockets;
using LiveScore.Testing.Clusters;
using LiveScore.Testing.Crowds;
using Visitors = LiveScore.Testing.Crowds.Crowd;

namespace LiveScore.Soak;

/// <summary>
/// Viewers of which none stays for long: half of them are new every minute, and each is cut off now and then and comes back with its
/// last id. They check what they are told.
/// </summary>
internal sealed class Churn(Subject subject, int viewers) : IAsyncDisposable
{
    private static readonly TimeSpan s_stay = TimeSpan.FromMinutes(1), s_tick = TimeSpan.FromMilliseconds(100);

    private static readonly CrowdProtocol[] s_protocols =
    [
        new SseProtocol(LiveCluster.Stream), new SseProtocol("/api/livescore"), new WebSocketProtocol("week/2015/12"),
        new WebSocketProtocol("current"), new TopicsProtocol("week/2015/12", "current"),
    ];

    private readonly List<(Visitors Crowd, DateTimeOffset Until)> _crowds = [];
    private readonly Random _chance = new(7);

    public long Connections { get; private set; }

    /// <summary>What somebody was told and must not have been.</summary>
    public List<string> Faults { get; } = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(s_tick);
        do
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var over in _crowds.Where(crowd => crowd.Until < now).ToList())
            {
                _crowds.Remove(over);
                End(over.Crowd);
            }

            if (_crowds.Count < 2 && (_crowds.Count == 0 || _crowds[0].Until - now < s_stay))
            {
                _crowds.Add((await ComeAsync(cancellationToken), now + (2 * s_stay)));
            }

            await DisturbAsync(cancellationToken);
        }
        while (await ticks.WaitForNextTickAsync(cancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        _crowds.ForEach(crowd => End(crowd.Crowd));
        return ValueTask.CompletedTask;
    }

    private async Task<Visitors> ComeAsync(CancellationToken cancellationToken)
    {
        var crowd = new Visitors(subject.Gateways[0]);
        for (var i = 0; i < viewers / 2; i++)
        {
            crowd.Add(1, s_protocols[i % s_protocols.Length]);
        }

        await Task.WhenAll(crowd.Viewers.Select(viewer => ConnectAsync(viewer, cancellationToken)));
        return crowd;
    }

    private async Task DisturbAsync(CancellationToken cancellationToken)
    {
        var crowd = _crowds[_chance.Next(_crowds.Count)].Crowd;
        var viewer = crowd.Viewers[_chance.Next(crowd.Viewers.Count)];
        viewer.Cut();
        await ConnectAsync(viewer, cancellationToken);
    }

    private async Task ConnectAsync(CrowdViewer viewer, CancellationToken cancellationToken)
    {
        try
        {
            await viewer.ConnectAsync(new(IPAddress.Loopback, subject.Gateways[_chance.Next(subject.Gateways.Count)].Port), cancellationToken);
            Connections++;
        }
        catch (SocketException fault)
        {
            Faults.Add(fault.Message);
        }
    }

    private void End(Visitors crowd)
    {
        crowd.Dispose();
        Faults.AddRange(crowd.Chains.SelectMany(chain => chain.Faults.Concat(chain.Resets)));
    }
}
