using LiveScore.Contracts;
using LiveScore.Simulation.Cluster;

namespace LiveScore.Simulation;

/// <summary>Strikes at random moments.</summary>
internal sealed class Chaos(World world, Fleet fleet)
{
    private readonly Chance _chance = world.Plan.Chance.Fork("chaos");
    private readonly List<Task> _blows = [];

    /// <summary>Strikes until then.</summary>
    public async Task RageAsync(TimeSpan until)
    {
        while (world.Judge.Fault is null && world.Time.Passed < until)
        {
            await world.WaitAsync(_chance.Wait(world.Plan.Trouble));
            _blows.Add(StrikeAsync());
        }
    }

    /// <summary>Nothing goes wrong any more, and what was struck down runs again.</summary>
    public async Task CeaseAsync()
    {
        world.Weather.Calm();
        foreach (var gateway in fleet.Gateways)
        {
            gateway.IsCutOff = false;
        }

        await Task.WhenAll(_blows);
        await fleet.FillAsync();
        world.Weather.Calm();
    }

    private async Task StrikeAsync()
    {
        var (absence, silos, gateways) = (_chance.Seconds(0.2, 15), fleet.Silos, fleet.Gateways);
        switch (_chance.Below(14))
        {
            case 0 or 1 or 2 when silos.Count > 0:
                world.Trace.Happens("silos killed", "a silo is killed");
                ForgetSometimes();
                await fleet.LoseAsync(_chance.Of(silos), gracefully: false, absence);
                break;
            case 3 when silos.Count > 0:
                world.Trace.Happens("silos stopped", "a silo is stopped");
                await fleet.LoseAsync(_chance.Of(silos), gracefully: true, absence);
                break;
            case 4 or 5 when gateways.Count > 0:
                world.Trace.Happens("gateways killed", "a gateway is killed");
                await fleet.LoseAsync(_chance.Of(gateways), gracefully: false, absence);
                break;
            case 6 when gateways.Count > 0:
                world.Trace.Happens("gateways stopped", "a gateway is stopped");
                await fleet.LoseAsync(_chance.Of(gateways), gracefully: true, absence);
                break;
            case 7 or 8:
                world.Trace.Happens("storage outages", $"the store is gone for {absence}");
                await ForAsync(absence, isOn => world.Weather.StorageGone = isOn);
                break;
            case 9:
                world.Trace.Happens("feed outages", $"the feed is gone for {absence * 2}");
                await ForAsync(absence * 2, isOn => world.Weather.FeedGone = isOn);
                break;
            case 10 or 11 when gateways.Count > 0:
                var gateway = _chance.Of(gateways);
                world.Trace.Happens("gateways cut off", $"{gateway.Name} is cut off for {absence}");
                await ForAsync(absence, isOn => gateway.IsCutOff = isOn);
                break;
            case 12:
                await SplitAsync(absence * 2);
                break;
            case 13:
                world.Trace.Happens("subscriptions forgotten", "all subscriptions are forgotten");
                world.Streams.Forget();
                break;
            default:
                break;
        }
    }

    private void ForgetSometimes()
    {
        if (_chance.Is(0.3))
        {
            world.Streams.Forget();
        }
    }

    private async Task ForAsync(TimeSpan span, Action<bool> turn)
    {
        turn(true);
        await world.WaitAsync(span);
        turn(false);
    }

    /// <summary>Two activations of the week at once, each of which knows nothing of the other.</summary>
    private async Task SplitAsync(TimeSpan span)
    {
        world.Trace.Happens("split clusters", $"a silo believes to be alone for {span}");
        var twin = await fleet.StartTwinAsync();
        _ = twin.Week.Wake().ContinueWith(_ => { }, TaskScheduler.Default);
        await world.WaitAsync(span);
        await twin.KillAsync();
    }
}
