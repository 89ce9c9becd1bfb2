using LiveScore.Contracts;
using LiveScore.Gateway.Weeks;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary>What every stream works with.</summary>
internal sealed class SseContext(
    IOptions<GatewayOptions> options,
    TimeProvider time,
    LeagueClock league,
    Jitter jitter,
    IHostApplicationLifetime lifetime,
    WeekFollowers followers,
    CurrentWeek current,
    ViewerSlots slots,
    ILogger<SseViewer> logger)
{
    public GatewayOptions Options => options.Value;

    public TimeProvider Time => time;

    public LeagueClock League => league;

    public Jitter Jitter => jitter;

    public CancellationToken Stopping => lifetime.ApplicationStopping;

    public WeekFollowers Followers => followers;

    public CurrentWeek Current => current;

    public ViewerSlots Slots => slots;

    public ILogger<SseViewer> Logger => logger;

    /// <summary>A different answer for each viewer, so that those who were cut off together do not come back together.</summary>
    public TimeSpan Retry => jitter.Between(0.5 * Options.Retry, 1.5 * Options.Retry);
}
