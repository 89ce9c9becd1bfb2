using LiveScore.Contracts;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;
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
    CurrentWeek current,
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

    public ViewerSlots Slots => slots;

    public FanOutLoops Loops => loops;

    public ILogger Logger => logger;

    /// <summary>Where a viewer that comes back goes on, for each of its topics; what it has seen of them is known then.</summary>
    /// <param name="lastId">The last id it had, which may join several.</param>
    /// <param name="topics">Null for one that cannot be followed.</param>
    public async Task<IReadOnlyList<string?>> ResumeAsync(string? lastId, IEnumerable<TopicName?> topics)
    {
        var resumeAt = JoinedId.Split(lastId, [.. topics.Select(topic => topic is { } known ? known.Week ?? current.Week : null)]);
        foreach (var id in resumeAt)
        {
            await Topics.CatchUpAsync(id);
        }

        return resumeAt;
    }
}
