using System.Reflection;

namespace LiveScore.Simulation.Cluster;

/// <summary>A gateway's calls to grains, which take a while, get lost, or come there and are never answered.</summary>
internal sealed class GrainLine(World world, GatewayNode gateway)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    /// <summary>A gateway waits for an answer no longer than 1.5 s.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(1.4), s_recent = TimeSpan.FromSeconds(4);


    private readonly Chance _chance = world.Plan.Chance.Fork($"calls of {gateway.Name}");
    private readonly Dictionary<object, TimeSpan> _open = [];
    private TimeSpan _troubleAt = -s_recent;

    public bool HasTrouble =>
        world.Time.Passed - _troubleAt < s_recent || _open.Values.Any(IsLate);

    public IClusterClient To(IClusterClient cluster) => new Client(this, cluster);

    private bool IsLate(TimeSpan since) => world.Time.Passed - since > s_late;

    /// <param name="call">Does it.</param>
    /// <param name="isQuestion">Whether it is answered at once when all is well.</param>
    public async Task<T> CarryAsync<T>(Func<Task<T>> call, bool isQuestion)
    {
        var (open, since) = (new object(), world.Time.Passed);
        if (isQuestion)
        {
            _open[open] = since;
        }

        try
        {
            await WayAsync(world.Weather.CallsLost);
            var answer = await call();
            world.Judge.Answered(answer);
            await WayAsync(world.Weather.AnswersLost);
            return answer;
        }
        catch
        {
            _troubleAt = world.Time.Passed;
            throw;
        }
        finally
        {
            if (_open.Remove(open) && IsLate(since))
            {
                _troubleAt = world.Time.Passed;
            }
        }
    }

    private async Task WayAsync(double loss)
    {
        await world.WaitAsync(_chance.Is(world.Weather.CallsSlow)
            ? _chance.Seconds(0.2, 3)
            : _chance.Between(TimeSpan.Zero, world.Weather.CallWait));
        if (_chance.Is(loss) || gateway.IsCutOff)
        {
            world.Trace.Count("calls lost");
            await world.WaitAsync(s_timeout);
            throw new TimeoutException("No answer came.");
        }

        if (!gateway.IsAlive)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, world.Time);
        }
    }

    private sealed class Client(GrainLine line, IClusterClient cluster) : IClusterClient
    {
        public IServiceProvider ServiceProvider => cluster.ServiceProvider;

        public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
            where TGrainInterface : IGrainWithStringKey
        {
            var call = DispatchProxy.Create<TGrainInterface, GrainCall>();
            ((GrainCall)(object)call).Point(line, cluster.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix));
            return call;
        }
    }
}
