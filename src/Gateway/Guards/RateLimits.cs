using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Sessions;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Guards;

/// <summary>
/// How often somebody may do what costs something. Streams and WebSockets are not counted here: thousands come back at once, and
/// how many there may be is another question.
/// </summary>
internal sealed class RateLimits(IOptions<GatewayOptions> options) : IDisposable
{
    public const string Reads = "reads", Posts = "posts";

    private readonly PartitionedRateLimiter<HttpContext> _sessions =
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(http => PerMinute(AddressOf(http), options.Value.SessionsPerAddress));

    private readonly PartitionedRateLimiter<HttpContext> _wrongKeys =
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(http => PerMinute(AddressOf(http), options.Value.WrongKeysPerAddress));

    /// <summary>Counts a new session. How long to wait for the next one, when there were too many.</summary>
    public TimeSpan? BeginSession(HttpContext http) => Take(_sessions, http);

    /// <summary>Counts a wrong admin key.</summary>
    public void CountWrongKey(HttpContext http) => _ = Take(_wrongKeys, http);

    /// <summary>How long to wait before keys of this address are looked at again; null when they are looked at now.</summary>
    public TimeSpan? RefuseKeys(HttpContext http) =>
        // Asked for no token the limiter would be content with a part of one, which it has again after a tenth of a second.
        _wrongKeys.GetStatistics(http) is { CurrentAvailablePermits: 0 } ? Take(_wrongKeys, http) : null;

    public void Dispose()
    {
        _sessions.Dispose();
        _wrongKeys.Dispose();
    }

    /// <summary>The limits of routes, for the web server's own limiter.</summary>
    public void AddTo(RateLimiterOptions limiter)
    {
        limiter.AddPolicy(Reads, http => PerMinute(AddressOf(http), options.Value.ReadsPerAddress));
        limiter.AddPolicy(Posts, http => PerMinute(
            http.RequestServices.GetRequiredService<SessionCookies>().Read(http)?.User ?? AddressOf(http).ToString(), options.Value.PostsPerSession));
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, _) =>
            await new RetryLater(Problem.TooManyRequests(), WaitOf(rejected.Lease)).ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>Whom to count. A household has a whole /64 of IPv6, with more addresses than could be counted.</summary>
    internal static IPAddress AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? new([.. address.GetAddressBytes().AsSpan(..8), .. new byte[8]])
            : address;
    }

    private static TimeSpan? Take(PartitionedRateLimiter<HttpContext> limiter, HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http);
        return lease.IsAcquired ? null : WaitOf(lease);
    }

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;

    // All of them may come at once; then they come back one by one.
    private static RateLimitPartition<T> PerMinute<T>(T key, int count) => count == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = count,
            TokensPerPeriod = Math.Max(1, count / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / count)),
            QueueLimit = 0,
        });
}
