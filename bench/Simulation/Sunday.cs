using LiveScore.Contracts;
using LiveScore.Simulation.Cluster;
using LiveScore.Simulation.Time;
using LiveScore.Simulation.Viewers;

namespace LiveScore.Simulation;

/// <summary>One history, from the first import to the moment when all has come right again, or should have.</summary>
internal sealed class Sunday
{
    /// <summary>After the last fault everybody has so long to have everything. Virtual time.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly World _world;
    private readonly Fleet _fleet;
    private readonly List<Viewer> _viewers = [];

    private Sunday(int seed)
    {
        _world = new(new Plan(seed));
        _fleet = new(_world);
    }

    public static Outcome Run(int seed)
    {
        var sunday = new Sunday(seed);
        var world = sunday._world;
        try
        {
            Driver.Run(world.Time, sunday.RunAsync);
        }
        catch (Exception fault)
        {
            world.Judge.Blame($"{fault}");
        }

        return new(seed, world.Judge.Fault, world.Time.Passed, world.Trace);
    }

    private async Task RunAsync()
    {
        await _fleet.FillAsync();
        _ = ImportAsync();
        for (var number = 0; number < _world.Plan.Viewers; number++)
        {
            _viewers.Add(new(_world, _fleet, number));
            _ = _viewers[^1].LiveAsync();
        }

        var chaos = new Chaos(_world, _fleet);
        _ = WipeAsync();
        await chaos.RageAsync(_world.Course.End + _world.Plan.Chance.Fork("end").Seconds(0, 20));
        await chaos.CeaseAsync();
        _world.Trace.Say("all is well from now on");
        _world.IsCalm = true;
        await _world.WaitAsync(s_patience);
        Compare();
        await _fleet.DisposeAsync();
    }

    /// <summary>The operator asks for the week until it is there. What polls by itself is only what is stored.</summary>
    private async Task ImportAsync()
    {
        while (true)
        {
            if (_fleet.Silos is [var silo, ..] && !_world.Store.Has(StorageNames.Week))
            {
                await Task.WhenAny(silo.Week.Import(), _world.WaitAsync(TimeSpan.FromSeconds(10)));
            }

            await _world.WaitAsync(TimeSpan.FromSeconds(1));
        }
    }

    private async Task WipeAsync()
    {
        if (_world.Plan.IsWiped)
        {
            await _world.WaitAsync(_world.Course.End * _world.Plan.Chance.Fork("wipe").Between(0.2, 0.8));
            _world.Trace.Happens("stores wiped", "the store loses the week");
            _world.Store.Wipe(StorageNames.Week);
        }
    }

    private void Compare()
    {
        if (_world.Judge.Fault is not null)
        {
            return;
        }

        if (_world.Judge.History.Newest is { } newest)
        {
            CompareStore(newest);
            _viewers.ForEach(viewer => CompareViewer(viewer, newest));
        }
        else
        {
            _world.Judge.Blame("nothing was ever stored");
        }
    }

    private void CompareStore((string Epoch, long Number) newest)
    {
        var stored = _world.Judge.History.Of(newest.Epoch, newest.Number)!.Games;
        foreach (var game in _world.Course.Final)
        {
            var known = stored.FirstOrDefault(known => known.Id == game.Id);
            if ((known?.Status, known?.AwayScore, known?.HomeScore) != (game.Status, game.AwayScore, game.HomeScore))
            {
                _world.Judge.Blame($"game {game.Id} has ended {game.AwayScore}-{game.HomeScore}, and what is stored is {known}");
            }
        }
    }

    private void CompareViewer(Viewer viewer, (string Epoch, long Number) newest)
    {
        var picture = viewer.Picture;
        // Versions that became one event and took each other back are none.
        var isMerged = newest.Number - picture.Version > _world.Plan.MailboxSize;
        var isThere = picture.HasState && picture.Epoch == newest.Epoch && (!viewer.HearsOfEach || picture.Version == newest.Number || isMerged);
        var fault = !viewer.IsConnected ? "found no line"
            : !isThere ? $"stands still before {newest.Epoch}.{newest.Number}"
            : picture.StaleSince is { } stale ? $"believes that scores are old since {stale}"
            : picture.Differs(newest.Epoch, newest.Number);
        if (fault is not null)
        {
            _world.Judge.Blame($"{viewer}: {fault}");
        }
    }
}

/// <param name="Seed">Of the history.</param>
/// <param name="Fault">What must not be; null when all was right.</param>
/// <param name="Passed">How long it took, in virtual time.</param>
/// <param name="Trace">What happened.</param>
internal sealed record Outcome(int Seed, string? Fault, TimeSpan Passed, Trace Trace);
