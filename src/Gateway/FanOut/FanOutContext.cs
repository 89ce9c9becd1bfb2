using LiveScore.Contracts;
using LiveScore.Gateway.Metrics;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Wire;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.FanOut;

/// <summary>What every loop works with.</summary>
internal sealed class FanOutContext(
    IOptions<GatewayOptions> options,
    TimeProvider time,
    LeagueClock league,
    Jitter jitter,
    TopicSource topics,
    GatewayMetrics metrics,
    ILogger<FanOutLoops> logger,
    RoundRunner? runner = null)
{
    /// <summary>How long a viewer whose end is said may take to end the connection.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>How finely ends are spread.</summary>
    public static readonly TimeSpan DrainTick = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan s_longestTick = TimeSpan.FromSeconds(1);

    public static readonly Packet Ping = Packet.Frames(WebSocketFrame.PingFrame);

    private static readonly Packet s_closing = Packet.Frames(WebSocketFrame.CloseFrame(CloseStatus.ServiceRestart));

    public GatewayOptions Options => options.Value;

    public TimeProvider Time => time;

    public LeagueClock League => league;

    public Jitter Jitter => jitter;

    public TopicSource Topics => topics;

    public GatewayMetrics Metrics => metrics;

    public ILogger Logger => logger;

    /// <summary>What runs each loop: a thread, unless something else is registered.</summary>
    public RoundRunner Runner => runner ?? RoundThread.Start;

    /// <summary>How finely heartbeats and limits are kept.</summary>
    public TimeSpan TickEvery
    {
        get
        {
            var fine = Options.Heartbeat / 16;
            return fine < s_longestTick ? fine : s_longestTick;
        }
    }

    /// <summary>A different answer for each viewer, so that those who were cut off together do not come back together.</summary>
    public TimeSpan Retry => jitter.Between(0.5 * Options.Retry, 1.5 * Options.Retry);

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    /// <summary>What a viewer is told when the process ends.</summary>
    public Packet Goodbye(Format format) =>
        format == Format.WebSocket ? s_closing : Packet.LastOfBody(SseFrame.Retry(Retry));
}
