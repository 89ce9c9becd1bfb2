using LiveScore.Contracts;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Rooms;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Transports;

/// <summary>What everyone works with who brings viewers to the fan-out.</summary>
internal sealed class TransportContext(
    IOptions<GatewayOptions> options,
    FanOutContext fanOut,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    LeagueClock league,
    TopicReader topics,
    RoomPosts posts,
    ViewerSlots slots,
    FanOutLoops loops,
    ILogger<TransportContext> logger)
{
    public GatewayOptions Options => options.Value;

    public TimeSpan Retry => fanOut.Retry;

    public bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    public TimeProvider Time => time;

    public LeagueClock League => league;

    public TopicReader Topics => topics;

    public RoomPosts Posts => posts;

    public ViewerSlots Slots => slots;

    public FanOutLoops Loops => loops;

    public ILogger Logger => logger;
}
