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
        var (judge, course) = (_world.Judge, _world.Course);
        if (judge.Fault is not null)
        {
            return;
        }

        if (judge.History.Newest is not { } newest)
        {
            judge.Blame("nothing was ever stored");
            return;
        }

        var stored = judge.History.Of(newest.Epoch, newest.Number)!.Games;
        foreach (var game in course.Final)
        {
            if (stored.FirstOrDefault(known => known.Id == game.Id) is not { } known
                || (known.Status, known.AwayScore, known.HomeScore) != (game.Status, game.AwayScore, game.HomeScore))
            {
                judge.Blame($"game {game.Id} has ended {game.AwayScore}-{game.HomeScore}, which nobody knows: {stored.FirstOrDefault(known => known.Id == game.Id)}");
            }
        }

        foreach (var viewer in _viewers)
        {
            if (!viewer.IsConnected || !viewer.Picture.HasState || viewer.Picture.Epoch != newest.Epoch
                || (viewer.HearsOfEach && viewer.Picture.Version != newest.Number))
            {
                judge.Blame($"{viewer} {(viewer.IsConnected ? "stands still" : "found no line")} at {viewer.Picture.Epoch}.{viewer.Picture.Version}; the newest is {newest.Epoch}.{newest.Number}");
            }
            else if (viewer.Picture.Differs(newest.Epoch, newest.Number) is { } difference)
            {
                judge.Blame($"{viewer}: {difference}");
            }
            else if (viewer.Picture.StaleSince is { } stale)
            {
                judge.Blame($"{viewer} believes that the scores are old since {stale}");
            }
        }
    }
}

/// <param name="Seed">Of the history.</param>
/// <param name="Fault">What must not be; null when all was right.</param>
/// <param name="Passed">How long it took, in virtual time.</param>
/// <param name="Trace">What happened.</param>
internal sealed record Outcome(int Seed, string? Fault, TimeSpan Passed, Trace Trace);
