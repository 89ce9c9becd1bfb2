using System.Net;
using System.Net.Sockets;
using LiveScore.Testing.Crowds;

namespace LiveScore.Testing.Clusters;

/// <summary>
/// Viewers of one week at several gateways. Some always move to the next one; who is let go, or hears not even a heartbeat, comes
/// back at another one with its last id. A gateway that failed is left alone for a while, as a proxy does.
/// </summary>
public sealed class RovingCrowd : IAsyncDisposable
{
    // Browsers are asked to wait a few seconds: that would be measured instead of LiveScore.
    private static readonly TimeSpan s_return = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(3), s_shunned = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyList<Uri> _gateways;
    private readonly long[] _failedAt;
    private readonly List<RovingViewer> _viewers = [];
    private readonly Crowd _crowd;
    private readonly int _movesPerSecond;
    private Task _roving = Task.CompletedTask;
    private int _visits;

    private RovingCrowd(IReadOnlyList<Uri> gateways, int movesPerSecond)
    {
        (_gateways, _movesPerSecond) = (gateways, movesPerSecond);
        _failedAt = [.. gateways.Select(_ => _time.GetTimestamp() - (long)(s_shunned.TotalSeconds * _time.TimestampFrequency))];
        _crowd = new(gateways[0]);
    }

    /// <summary>What one of them shows.</summary>
    public Board Board { get; } = new();

    public IReadOnlyList<CrowdViewer> Viewers => _crowd.Viewers;

    public EventLedger Ledger => _crowd.Ledger;

    /// <summary>How many connections there were beyond the first of each.</summary>
    public int Moves => Volatile.Read(ref _visits) - _viewers.Count;

    /// <summary>Versions that were missing, told twice or otherwise, and whatever else a viewer must not be told; a line for each.</summary>
    public IEnumerable<string> Faults => _crowd.Chains.SelectMany(chain => chain.Faults);

    public IEnumerable<string> Resets => _crowd.Chains.SelectMany(chain => chain.Resets);

    public IReadOnlyList<TimeSpan> LongestSilences => [.. _viewers.Select(viewer => viewer.LongestSilence)];

    /// <summary>How many were told that what they have is old.</summary>
    public int ToldStale => _viewers.Count(viewer => viewer.IsToldStale);

    /// <summary>The version that all of them have.</summary>
    public long Version => _viewers.Min(viewer => viewer.Version);

    /// <summary>Lets them in, spread over the gateways, and waits until each has a state.</summary>
    public static async Task<RovingCrowd> EnterAsync(
        IReadOnlyList<Uri> gateways, string path, int viewers, int movesPerSecond, CancellationToken cancellationToken)
    {
        var crowd = new RovingCrowd(gateways, movesPerSecond);
        for (var i = 0; i < viewers; i++)
        {
            crowd.Add(path, i);
        }

        crowd._roving = Task.Run(crowd.RoveAsync, CancellationToken.None);
        await crowd.UntilAsync(() => crowd.Version > 0, "each viewer has a state", cancellationToken);
        return crowd;
    }

    /// <summary>Forgets the silences so far.</summary>
    public void Begin() => _viewers.ForEach(viewer => viewer.Begin());

    /// <summary>Until all have at least this version.</summary>
    public Task UntilAsync(long version, CancellationToken cancellationToken) =>
        UntilAsync(() => Version >= version, $"all viewers have version {version}", cancellationToken);

    /// <summary>Until there are so many versions more, and all have them.</summary>
    public Task UntilNewsAsync(int versions, CancellationToken cancellationToken) => UntilAsync(Ledger.Newest + versions, cancellationToken);

    public async Task UntilAsync(Func<bool> isSo, string what, CancellationToken cancellationToken)
    {
        using var glances = new PeriodicTimer(s_tick);
        try
        {
            while (!isSo())
            {
                await glances.WaitForNextTickAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException fault)
        {
            var last = _viewers.MinBy(viewer => viewer.Version)!;
            throw new TimeoutException($"It did not come so far that {what}: the newest is {Ledger.Newest}, and the last one {last.Viewer} {last.Viewer.Faults}", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        _stop.Dispose();
    }

    /// <summary>All go, for good: what they were told alters no more.</summary>
    public async Task LeaveAsync()
    {
        await _stop.CancelAsync();
        await _roving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _crowd.Dispose();
    }

    private void Add(string path, int number)
    {
        var viewer = new RovingViewer(_time) { Gateway = number % _gateways.Count };
        viewer.Viewer = _crowd.Add(1, new SseProtocol(path), listening: (name, id, data) =>
        {
            viewer.Hear(name, data);
            if (number == 0)
            {
                Board.Take(name, id, data);
            }
        })[0];
        _viewers.Add(viewer);
    }

    private async Task RoveAsync()
    {
        var (coming, moved, began) = (new List<Task>(), 0, _time.GetTimestamp());
        using var ticks = new PeriodicTimer(s_tick);
        while (await ticks.WaitForNextTickAsync(_stop.Token))
        {
            coming.RemoveAll(task => task.IsCompleted);
            for (; moved < _time.GetElapsedTime(began).TotalSeconds * _movesPerSecond; moved++)
            {
                Leave(_viewers[moved % _viewers.Count]);
            }

            foreach (var viewer in _viewers.Where(viewer => !viewer.IsComing))
            {
                if (viewer.Viewer.Visit is { Ending: VisitEnd.Open } && viewer.Quiet > s_quiet)
                {
                    Fail(viewer.Gateway);
                    viewer.Viewer.Cut();
                }

                if (viewer.Viewer.Visit is not { Ending: VisitEnd.Open })
                {
                    viewer.IsComing = true;
                    coming.Add(ComeAsync(viewer));
                }
            }
        }
    }

    private void Leave(RovingViewer viewer)
    {
        if (viewer is { IsComing: false, Viewer.Visit.Ending: VisitEnd.Open })
        {
            viewer.Viewer.Cut();
        }
    }

    private async Task ComeAsync(RovingViewer viewer)
    {
        var before = viewer.Viewer.Visit;
        if (before is { Ending: VisitEnd.Clean or VisitEnd.Broken })
        {
            Fail(viewer.Gateway);
            await Task.Delay(s_return, _time, _stop.Token);
        }

        viewer.Gateway = before is null ? viewer.Gateway : Next(viewer.Gateway);
        viewer.Connected();
        try
        {
            await viewer.Viewer.ConnectAsync(new(IPAddress.Loopback, _gateways[viewer.Gateway].Port), _stop.Token);
            Interlocked.Increment(ref _visits);
        }
        catch (SocketException)
        {
            Fail(viewer.Gateway);
            await Task.Delay(s_return, _time, _stop.Token);
        }
        finally
        {
            viewer.IsComing = false;
        }
    }

    private void Fail(int gateway) => Volatile.Write(ref _failedAt[gateway], _time.GetTimestamp());

    /// <summary>The next gateway that has not just failed; where all have, the next.</summary>
    private int Next(int gateway)
    {
        var others = Enumerable.Range(1, _gateways.Count).Select(step => (gateway + step) % _gateways.Count).ToList();
        var well = others.FindIndex(other => _time.GetElapsedTime(Volatile.Read(ref _failedAt[other])) > s_shunned);
        return others[well < 0 ? 0 : well];
    }
}
