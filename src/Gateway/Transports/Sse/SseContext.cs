using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary>What every stream works with.</summary>
internal sealed class SseContext(
    IOptions<GatewayOptions> options,
    FanOutContext fanOut,
    IHostApplicationLifetime lifetime,
    TopicReader topics,
    CurrentWeek current,
    ViewerSlots slots,
    FanOutLoops loops)
{
    public GatewayOptions Options => options.Value;

    public TimeSpan Retry => fanOut.Retry;

    public bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    public TopicReader Topics => topics;

    public CurrentWeek Current => current;

    public ViewerSlots Slots => slots;

    public FanOutLoops Loops => loops;
}
