using System.Collections.Concurrent;
using LiveScore.Cluster.Contract.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.Streams;
using Orleans.TestingHost;

namespace LiveScore.Cluster.Contract;

/// <summary>Why a stream is a hint and not the truth.</summary>
public sealed class LostStreamTests
{
    private const string Slow = "slow";

    [Fact]
    public async Task OnlySilo_KilledWithSubscriptionsInMemory_ForgetsThem()
    {
        const string key = nameof(OnlySilo_KilledWithSubscriptionsInMemory_ForgetsThem);
        await using var cluster = OneSilo.NewCluster(1).Build();
        await cluster.DeployAsync().InTime();
        var stream = cluster.Client.GetStreamProvider(OneSilo.Streams).GetStream<Line>(StreamId.Create("lines", key));
        await stream.SubscribeAsync(Handler(key, "old")).InTime();
        await stream.OnNextAsync(new Line(1)).InTime();
        Assert.Equal("old 1", await Stage.Of(key).Next());

        await cluster.KillSiloAsync(cluster.Silos[0]).InTime();
        await cluster.StartAdditionalSiloAsync().InTime();
        await Patience.Until(() => stream.SubscribeAsync(Handler(key, "new")), _ => true);
        await Publish(stream, 2);

        Assert.Equal("new 2", await Stage.Of(key).Next());
        Assert.DoesNotContain("old 2", Stage.Of(key).Rest());
    }

    [Fact]
    public async Task OnlySilo_KilledWithEventsInItsQueue_LosesThem()
    {
        const string key = nameof(OnlySilo_KilledWithEventsInItsQueue_LosesThem);
        var subscriptions = new SharedStorage();
        var silos = 0;
        await using var cluster = OneSilo.NewCluster(1, (_, silo) =>
        {
            // The first silo looks into its queue when the test is long over.
            var period = silos++ == 0 ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(10);
            silo.Services.AddKeyedSingleton<IGrainStorage>(Slow, subscriptions);
            silo.AddMemoryStreams(Slow, streams =>
            {
                streams.ConfigurePartitioning(1);
                streams.ConfigurePullingAgent(agent => agent.Configure(pulling => pulling.GetQueueMsgsTimerPeriod = period));
            });
        }).ConfigureClient(client => client.AddMemoryStreams(Slow, streams => streams.ConfigurePartitioning(1))).Build();
        await cluster.DeployAsync().InTime();
        var stream = cluster.Client.GetStreamProvider(Slow).GetStream<Line>(StreamId.Create("lines", key));
        await stream.SubscribeAsync(Handler(key, "a")).InTime();
        await stream.OnNextAsync(new Line(1)).InTime();

        await cluster.KillSiloAsync(cluster.Silos[0]).InTime();
        await cluster.StartAdditionalSiloAsync().InTime();
        await Publish(stream, 2);

        Assert.Equal("a 2", await Stage.Of(key).Next());
    }

    private static Task<bool> Publish(IAsyncStream<Line> stream, int number) => Patience.Until(
        async () =>
        {
            await stream.OnNextAsync(new Line(number));
            return true;
        },
        _ => true);

    private static Func<Line, StreamSequenceToken?, Task> Handler(string key, string name) => (line, _) =>
    {
        Stage.Of(key).Say($"{name} {line.Number}");
        return Task.CompletedTask;
    };

    /// <summary>Outlives the silos, as a database would.</summary>
    private sealed class SharedStorage : IGrainStorage
    {
        private readonly ConcurrentDictionary<GrainId, object?> _rows = new();

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            grainState.RecordExists = _rows.TryGetValue(grainId, out var row);
            grainState.State = grainState.RecordExists ? (T?)row : Activator.CreateInstance<T>();
            grainState.ETag = grainState.RecordExists ? "1" : null;
            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            _rows[grainId] = grainState.State;
            (grainState.ETag, grainState.RecordExists) = ("1", true);
            return Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            _rows.TryRemove(grainId, out _);
            (grainState.ETag, grainState.RecordExists, grainState.State) = (null, false, Activator.CreateInstance<T>());
            return Task.CompletedTask;
        }
    }
}
