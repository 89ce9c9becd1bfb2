using LiveScore.Contracts;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Transports.WebSocket;

/// <summary>What every WebSocket works with.</summary>
internal sealed class WebSocketContext(
    IOptions<GatewayOptions> options,
    TimeProvider time,
    LeagueClock league,
    TopicReader topics,
    CurrentWeek current,
    ViewerSlots slots,
    FanOutLoops loops,
    ILogger<WebSocketSession> logger)
{
    public GatewayOptions Options => options.Value;

    public TimeProvider Time => time;

    public LeagueClock League => league;

    public TopicReader Topics => topics;

    public CurrentWeek Current => current;

    public ViewerSlots Slots => slots;

    public FanOutLoops Loops => loops;

    public ILogger Logger => logger;
}
