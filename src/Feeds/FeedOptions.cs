using System.ComponentModel.DataAnnotations;

namespace LiveScore.Feeds;

/// <summary>Where scores come from, and the limits of one request.</summary>
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

    /// <summary>How long one request may take from the first byte sent to the last byte read. Default 30 s, 1 s – 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ErrorMessage = "LiveScore:Feed:Timeout lies between 1 s and 2 min.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read, in bytes. Default 4 MiB (a week has about 3 KB, of ESPN's up to 600 KB), 4 KiB – 16 MiB.</summary>
    [Range(4 * 1024, 16 * 1024 * 1024, ErrorMessage = "LiveScore:Feed:MaxBytes lies between 4096 and 16777216.")]
    public int MaxBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Seed of the demo's games: the same seed plays the same week. Default 1.</summary>
    public int Seed { get; set; } = 1;
}
