using System.ComponentModel.DataAnnotations;

namespace LiveScore.Feeds;

/// <summary>Where scores come from, the limits of one request, and when a provider is spared one.</summary>
public sealed class FeedOptions
{
    public const string Section = "LiveScore:Feed";

    /// <summary>Configuration key <c>LiveScore:Feed:Kind</c>: <c>demo</c> (default), <c>scorestrip</c> or <c>espn</c>.</summary>
    [Required, RegularExpression("demo|scorestrip|espn", ErrorMessage = "LiveScore:Feed:Kind is 'demo', 'scorestrip' or 'espn'.")]
    public string Kind { get; set; } = "demo";

    /// <summary>
    /// Root address of the feed. Required for scorestrip: the league closed the original in 2020. For espn the address of a
    /// scoreboard like ESPN's, or the root of a server that has one under ESPN's path; default ESPN's own.
    /// </summary>
    public Uri? Url { get; set; }

    /// <summary>
    /// What LiveScore calls itself. ESPN refuses browsers and bare names: give a name, a version and where you can be reached.
    /// Default <c>LiveScore/1.0 (+https://livescore.example)</c>.
    /// </summary>
    public string UserAgent { get; set; } = "LiveScore/1.0 (+https://livescore.example)";

    /// <summary>How long one request may take from the first byte sent to the last byte read. Default 30 s, 1 s – 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ErrorMessage = "LiveScore:Feed:Timeout lies between 1 s and 2 min.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read, in bytes. Default 4 MiB (a week has about 3 KB, of ESPN's up to 600 KB), 4 KiB – 16 MiB.</summary>
    [Range(4 * 1024, 16 * 1024 * 1024, ErrorMessage = "LiveScore:Feed:MaxBytes lies between 4096 and 16777216.")]
    public int MaxBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// How many answers of 304 in a row are believed before a whole one is asked for: some caches say 304 to everything.
    /// Default 6 (half a minute in play), 0 – 1000; 0 always asks for whole answers.
    /// </summary>
    [Range(0, 1000, ErrorMessage = "LiveScore:Feed:MostNotModified lies between 0 and 1000.")]
    public int MostNotModified { get; set; } = 6;

    /// <summary>The longest <c>Retry-After</c> that is obeyed, on the machine's clock. Default 10 min, 1 s – 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "LiveScore:Feed:MostRetryAfter lies between 1 s and 1 day.")]
    public TimeSpan MostRetryAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The share of failures at which a provider is left alone. Default 1: a single good answer proves that it is alive. 0.1 – 1.
    /// </summary>
    [Range(0.1, 1.0, ErrorMessage = "LiveScore:Feed:CircuitFailureRatio lies between 0.1 and 1.")]
    public double CircuitFailureRatio { get; set; } = 1;

    /// <summary>
    /// How many answers that takes. Of one week a window counts one failure, so at the default ratio these are weeks. Default 8, 2 – 1000.
    /// </summary>
    [Range(2, 1000, ErrorMessage = "LiveScore:Feed:CircuitMinimumThroughput lies between 2 and 1000.")]
    public int CircuitMinimumThroughput { get; set; } = 8;

    /// <summary>The time in which they are counted, on the machine's clock. Default 10 s, 1 s – 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "LiveScore:Feed:CircuitSamplingWindow lies between 1 s and 10 min.")]
    public TimeSpan CircuitSamplingWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a provider is left alone at first, on the machine's clock; doubles while it stays dead. Default 5 s, 1 s – 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "LiveScore:Feed:CircuitFirstBreak lies between 1 s and 1 h.")]
    public TimeSpan CircuitFirstBreak { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long at most. Default 60 s, 1 s – 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "LiveScore:Feed:CircuitLastBreak lies between 1 s and 1 h.")]
    public TimeSpan CircuitLastBreak { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Seed of the demo's games: the same seed plays the same week. Default 1.</summary>
    public int Seed { get; set; } = 1;
}
