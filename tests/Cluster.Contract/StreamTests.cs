using LiveScore.Cluster.Contract.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace LiveScore.Cluster.Contract;

public sealed class StreamTests(OneSilo cluster)
{
    [Fact]
    public async Task Events_OfOneStream_ArriveInOrder()
    {
        const string key = nameof(Events_OfOneStream_ArriveInOrder);
        await Listen(key, "a");

        await cluster.Client.GetGrain<INarratorGrain>(key).Publish(1, 100).InTime();

        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"a {number}"), await Stage.Of(key).Next(100));
    }

    [Fact]
    public async Task Subscriptions_Two_HearEachEventTwice()
    {
        const string key = nameof(Subscriptions_Two_HearEachEventTwice);
        await Listen(key, "a");
        await Listen(key, "b");

        await cluster.Client.GetGrain<INarratorGrain>(key).Publish(1, 3).InTime();

        var heard = await Stage.Of(key).Next(6);
        Assert.Equal(["a 1", "a 2", "a 3"], heard.Where(line => line[0] == 'a'));
        Assert.Equal(["b 1", "b 2", "b 3"], heard.Where(line => line[0] == 'b'));
    }

    [Fact]
    public async Task Handler_ThatFails_GetsTheEventAgainBeforeTheNext()
    {
        const string key = nameof(Handler_ThatFails_GetsTheEventAgainBeforeTheNext);
        var stage = Stage.Of(key);
        var failures = 0;
        await Stream(key).SubscribeAsync((line, _) =>
        {
            stage.Say($"{line.Number}");
            return line.Number == 2 && failures++ < 2 ? throw new IOException("Full.") : Task.CompletedTask;
        }).InTime();

        await cluster.Client.GetGrain<INarratorGrain>(key).Publish(1, 3).InTime();

        Assert.Equal(["1", "2", "2", "2", "3"], await stage.Next(5));
    }

    [Fact]
    public async Task Subscriber_ThatComesLater_HearsOnlyWhatFollows()
    {
        const string key = nameof(Subscriber_ThatComesLater_HearsOnlyWhatFollows);
        await Listen(key, "early");
        await Stream(key).OnNextAsync(new Line(1)).InTime();
        Assert.Equal("early 1", await Stage.Of(key).Next());
        await Listen(key, "late");

        await Stream(key).OnNextAsync(new Line(2)).InTime();

        Assert.Equal(["early 2", "late 2"], (await Stage.Of(key).Next(2)).Order());
    }

    [Fact]
    public async Task Client_ThatIsSlow_DelaysNeitherOthersNorThePublisher()
    {
        const string key = nameof(Client_ThatIsSlow_DelaysNeitherOthersNorThePublisher);
        var slow = Stage.Of($"{key} slow");
        // The silo's own client is another than the test's.
        var other = cluster.Silo.GetRequiredService<IClusterClient>().GetStreamProvider(OneSilo.Streams);
        await other.GetStream<Line>(StreamId.Create("lines", key)).SubscribeAsync(async (line, _) =>
        {
            await slow.Pass("on");
            slow.Say($"{line.Number}");
        }).InTime();
        await Listen(key, "a");

        await cluster.Client.GetGrain<INarratorGrain>(key).Publish(1, 3).InTime();

        Assert.Equal(["a 1", "a 2", "a 3"], await Stage.Of(key).Next(3));
        Assert.Empty(slow.Rest());
        slow.Open("on");
        Assert.Equal(["1", "2", "3"], await slow.Next(3));
    }

    [Fact]
    public async Task Handler_ThatIsSlow_DelaysAllOthersOfItsClient()
    {
        const string key = nameof(Handler_ThatIsSlow_DelaysAllOthersOfItsClient);
        var stage = Stage.Of(key);
        var other = cluster.Silo.GetRequiredService<IClusterClient>().GetStreamProvider(OneSilo.Streams);
        var (slow, quick) = (StreamId.Create("lines", key), StreamId.Create("lines", $"{key} quick"));
        await other.GetStream<Line>(slow).SubscribeAsync(async (_, _) =>
        {
            stage.Say("slow+");
            await stage.Pass("slow");
            stage.Say("slow-");
        }).InTime();
        await other.GetStream<Line>(quick).SubscribeAsync(Handler(key, "quick")).InTime();
        await other.GetStream<Line>(slow).OnNextAsync(new Line(1)).InTime();
        Assert.Equal("slow+", await stage.Next());

        await other.GetStream<Line>(quick).OnNextAsync(new Line(1)).InTime();
        await Stream($"{key} beside").OnNextAsync(new Line(0)).InTime();
        await Listen($"{key} beside", "a");
        await cluster.Client.GetGrain<INarratorGrain>($"{key} beside").Publish(1, 1).InTime();
        await Stage.Of($"{key} beside").Next();

        Assert.Empty(stage.Rest());
        stage.Open("slow");
        Assert.Equal(["slow-", "quick 1"], await stage.Next(2));
    }

    [Fact]
    public async Task Subscription_Ended_HearsNoMore()
    {
        const string key = nameof(Subscription_Ended_HearsNoMore);
        var ended = await Listen(key, "ended");
        await Listen(key, "a");

        await ended.UnsubscribeAsync().InTime();
        await cluster.Client.GetGrain<INarratorGrain>(key).Publish(1, 2).InTime();

        Assert.Equal(["a 1", "a 2"], await Stage.Of(key).Next(2));
    }

    [Fact]
    public async Task Event_ChangedByAHandler_IsNotChangedForAnother()
    {
        const string key = nameof(Event_ChangedByAHandler_IsNotChangedForAnother);
        var stream = cluster.Client.GetStreamProvider(OneSilo.Streams).GetStream<Parcel>(StreamId.Create("parcels", key));
        for (var i = 0; i < 2; i++)
        {
            await stream.SubscribeAsync((parcel, _) =>
            {
                parcel.Notes.Add("seen");
                Stage.Of(key).Say($"{parcel.Notes.Count}");
                return Task.CompletedTask;
            }).InTime();
        }

        await stream.OnNextAsync(new Parcel { Name = "box" }).InTime();

        Assert.Equal(["1", "1"], await Stage.Of(key).Next(2));
    }

    private IAsyncStream<Line> Stream(string key) =>
        cluster.Client.GetStreamProvider(OneSilo.Streams).GetStream<Line>(StreamId.Create("lines", key));

    private Task<StreamSubscriptionHandle<Line>> Listen(string key, string name) =>
        Stream(key).SubscribeAsync(Handler(key, name)).InTime();

    private static Func<Line, StreamSequenceToken?, Task> Handler(string key, string name) => (line, _) =>
    {
        Stage.Of(key).Say($"{name} {line.Number}");
        return Task.CompletedTask;
    };
}
