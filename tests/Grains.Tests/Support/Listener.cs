using System.Threading.Channels;
using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans.Streams;

namespace LiveScore.Grains.Tests.Support;

/// <summary>Hears a week's stream and, at each event, looks into the store.</summary>
internal sealed class Listener
{
    private readonly Channel<Heard> _heard = Channel.CreateUnbounded<Heard>();

    public static async Task<Listener> SubscribeAsync(Cluster cluster, SeasonWeekKey week)
    {
        var listener = new Listener();
        var stream = cluster.Client.GetStreamProvider(StreamExtensions.ProviderName).ChangesOf(week);
        await Deadline.For(stream.SubscribeAsync(async (said, _) =>
            await listener._heard.Writer.WriteAsync(new(said, (await cluster.ReadAsync(week)).State!))));
        return listener;
    }

    public Task<Heard> NextAsync() => Deadline.For(_heard.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask());

    /// <summary>Everything up to this version of the week; fails when it does not come.</summary>
    public async Task<IReadOnlyList<Heard>> UpToAsync(long version)
    {
        var all = new List<Heard>();
        do
        {
            all.Add(await NextAsync());
        }
        while (all[^1].Event.Changes[^1].Version < version);
        return all;
    }
}

/// <param name="Event">What the stream carried.</param>
/// <param name="Stored">What was in the store when it came.</param>
internal sealed record Heard(WeekEvent Event, WeekState Stored);
