using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace LiveScore.Feeds;

/// <summary>What a feed that is asked over HTTP needs of its host.</summary>
/// <param name="Options">Where the feed is, and the limits of a request.</param>
/// <param name="Clock">The league's clock: dates the reports, and says when what was learned about an address is old.</param>
/// <param name="Machine">The machine's clock, by which a provider is waited for and left alone.</param>
/// <param name="Meters">Where requests are counted.</param>
/// <param name="Logger">Where a circuit that opens or closes is told.</param>
public sealed record FeedEnvironment(
    FeedOptions Options, TimeProvider Clock, TimeProvider Machine, IMeterFactory Meters, ILogger Logger);
