using System.ComponentModel.DataAnnotations;
using LiveScore.Gateway.Metrics;
using LiveScore.Gateway.Rooms;

namespace LiveScore.Gateway;

/// <summary>Every number of the gateway. Read from the section <see cref="Section"/> and checked at start.</summary>
public sealed class GatewayOptions : IValidatableObject
{
    public const string Section = "LiveScore:Gateway";

    internal const string UsualCluster = "livescore";

    /// <summary>The cluster whose silos a gateway in a process of its own asks. Silos with the demo feed are <c>livescore-demo</c>.</summary>
    [Required(ErrorMessage = Section + ":Cluster must be the name of a cluster, such as livescore.")]
    public string Cluster { get; set; } = UsualCluster;

    /// <summary>
    /// Who may read <c>/metrics</c>: <c>loopback</c>, the default, is this machine unless a proxy passes the request on; <c>all</c>;
    /// or <c>off</c>, nobody.
    /// </summary>
    [Required, RegularExpression("off|loopback|all", ErrorMessage = Section + ":Metrics is 'off', 'loopback' or 'all'.")]
    public string Metrics { get; set; } = MetricsEndpoint.Loopback;

    /// <summary>Viewers with an open stream. One too many is told to come back later. Default 20000.</summary>
    [Range(1, 1_000_000, ErrorMessage = Section + ":MaxViewers must lie between 1 and 1000000.")]
    public int MaxViewers { get; set; } = 20_000;

    /// <summary>The same from one address; 0, the default, sets no limit, since whole schools sit behind one address.</summary>
    [Range(0, 1_000_000, ErrorMessage = Section + ":MaxViewersPerAddress must lie between 0 (no limit) and 1000000.")]
    public int MaxViewersPerAddress { get; set; }

    /// <summary>How many versions a viewer may be behind before it gets the newest state instead of each. Default 32.</summary>
    [Range(1, 4096, ErrorMessage = Section + ":MailboxSize must lie between 1 and 4096 versions.")]
    public int MailboxSize { get; set; } = 32;

    /// <summary>How many versions of each watched week or room are kept in memory for viewers that come back. Default 256.</summary>
    [Range(32, 4096, ErrorMessage = Section + ":VersionsKept must lie between 32 and 4096 versions.")]
    public int VersionsKept { get; set; } = 256;

    /// <summary>Time between two heartbeats of a stream. Default 15 s, the longest that the specification advises.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = Section + ":Heartbeat must lie between 0.1 s and 1 min.")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long browsers are asked to wait before they come back; each viewer gets half to one and a half of it, so that
    /// those who were cut off together do not come back together. Default 3 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = Section + ":Retry must lie between 0.1 s and 1 min.")]
    public TimeSpan Retry { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>A viewer that does not take what it was sent within this time is closed. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ErrorMessage = Section + ":SlowViewerLimit must lie between 0.1 s and 10 min.")]
    public TimeSpan SlowViewerLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A viewer with a WebSocket of which nothing was heard for this long, not even the answer to a ping, is closed. A ping goes
    /// with each heartbeat. Default 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ErrorMessage = Section + ":SilenceLimit must lie between 0.1 s and 10 min.")]
    public TimeSpan SilenceLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many topics one WebSocket may follow. Default 16.</summary>
    [Range(1, 1024, ErrorMessage = Section + ":MaxTopics must lie between 1 and 1024.")]
    public int MaxTopics { get; set; } = 16;

    /// <summary>
    /// Origins of other sites whose pages may read this gateway and open its WebSockets, such as <c>https://scores.example</c>.
    /// A single <c>*</c> lets every page read, without cookies. Default none: only pages of the gateway itself.
    /// </summary>
    [Origins]
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>
    /// Rooms of the chat: 1 to 10 small letters, digits and <c>-</c> each. Each game has one besides, under its id. Default
    /// <c>lobby</c>.
    /// </summary>
    public string[] Rooms { get; set; } = [];

    /// <summary>
    /// What the system may hold for one viewer, in bytes; Linux doubles it. Left alone it would grow to megabytes for each that
    /// does not read, out of sight of the gateway. Default 64 KiB.
    /// </summary>
    [Range(4096, 4 * 1024 * 1024, ErrorMessage = Section + ":SendBuffer must lie between 4096 and 4194304 bytes.")]
    public int SendBuffer { get; set; } = 64 * 1024;

    /// <summary>Threads that write to viewers. Default one for each core.</summary>
    [Range(1, 256, ErrorMessage = Section + ":Loops must lie between 1 and 256.")]
    public int? Loops { get; set; }

    /// <summary>At shutdown streams end spread over this time. Default 2 s, so that Ctrl-C takes less than 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:25", ErrorMessage = Section + ":DrainWindow must lie between 0 and 25 s.")]
    public TimeSpan DrainWindow { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a week or a room is still followed after its last viewer left. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ErrorMessage = Section + ":FollowerIdle must lie between 0 and 1 h.")]
    public TimeSpan FollowerIdle { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often a followed week is compared with its grain, whatever the stream says: after this time and at most twice as
    /// much, by chance. Default 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00", ErrorMessage = Section + ":CompareEvery must lie between 0.05 s and 1 min.")]
    public TimeSpan CompareEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer of a grain is waited for. Default 1.5 s: a call to a silo that was killed hangs much longer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30", ErrorMessage = Section + ":AnswerLimit must lie between 0.1 and 30 s.")]
    public TimeSpan AnswerLimit { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Scores count as stale when the grain has not been heard for this long. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = Section + ":StaleAfter must lie between 1 s and 10 min.")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the directory is asked which week is the current one. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00", ErrorMessage = Section + ":CurrentWeekEvery must lie between 0.05 s and 1 min.")]
    public TimeSpan CurrentWeekEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a browser is known after it was last seen; told anew after half of it. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "400.00:00:00", ErrorMessage = Section + ":SessionLifetime must lie between 1 h and 400 days.")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Whether browsers send the session along when a page of another site asks: Lax (only to open the page), Strict (never) or None
    /// (always, over https alone). Default Lax.
    /// </summary>
    [RegularExpression("(?i)lax|strict|none", ErrorMessage = Section + ":CookieSameSite must be Lax, Strict or None.")]
    public string CookieSameSite { get; set; } = nameof(SameSiteMode.Lax);

    /// <summary>
    /// Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses, or networks such as 10.0.0.0/8. Default none.
    /// </summary>
    [Proxies]
    public string[] KnownProxies { get; set; } = [];

    /// <summary>What the operator's own requests carry. Default none: then nobody may do what only the operator may.</summary>
    [RegularExpression("[A-Za-z0-9._~+/=-]{16,512}", ErrorMessage = Section + ":AdminKey must have 16 to 512 characters, letters, digits and . _ ~ + / = - only.")]
    public string? AdminKey { get; set; }

    /// <summary>The largest body of a request, in bytes. Default 64 KiB.</summary>
    [Range(1024, 16 * 1024 * 1024, ErrorMessage = Section + ":MaxBody must lie between 1024 and 16777216 bytes.")]
    public int MaxBody { get; set; } = 64 * 1024;

    /// <summary>
    /// JSON answers a minute for one address, behind which there may be a school; 0 sets no limit. Default 30000. Streams and
    /// WebSockets do not count.
    /// </summary>
    [Range(0, 10_000_000, ErrorMessage = Section + ":ReadsPerAddress must lie between 0 (no limit) and 10000000 a minute.")]
    public int ReadsPerAddress { get; set; } = 30_000;

    /// <summary>New sessions a minute for one address; 0 sets no limit. Default 3000.</summary>
    [Range(0, 10_000_000, ErrorMessage = Section + ":SessionsPerAddress must lie between 0 (no limit) and 10000000 a minute.")]
    public int SessionsPerAddress { get; set; } = 3000;

    /// <summary>Requests a minute of one session that alter something, or of one address without a session; 0 sets no limit. Default 120.</summary>
    [Range(0, 1_000_000, ErrorMessage = Section + ":PostsPerSession must lie between 0 (no limit) and 1000000 a minute.")]
    public int PostsPerSession { get; set; } = 120;

    /// <summary>Wrong admin keys a minute for one address before none is looked at; 0 sets no limit. Default 10.</summary>
    [Range(0, 1_000_000, ErrorMessage = Section + ":WrongKeysPerAddress must lie between 0 (no limit) and 1000000 a minute.")]
    public int WrongKeysPerAddress { get; set; } = 10;

    internal SameSiteMode SameSite => Enum.Parse<SameSiteMode>(CookieSameSite, ignoreCase: true);

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        foreach (var room in Rooms.Where(room => !RoomNames.IsName(room)))
        {
            yield return new($"{Section}:Rooms must be names of 1 to 10 small letters, digits and -; one of them is '{room}'.");
        }

        if (SilenceLimit <= Heartbeat)
        {
            yield return new($"{Section}:SilenceLimit must be longer than Heartbeat: a viewer answers to the ping that goes with it.");
        }

        if (AllowedOrigins is [OriginsAttribute.Any] && SameSite == SameSiteMode.None)
        {
            yield return new($"{Section}:CookieSameSite cannot be None while AllowedOrigins is *: every page could write in the name of its reader.");
        }
    }
}
