using System.ComponentModel.DataAnnotations;

namespace LiveScore.Grains;

/// <summary>How often a week's feed is asked, in the league's time. When no game is on it is not asked at all.</summary>
public sealed class PollingOptions
{
    public const string Section = "LiveScore:Polling";

    /// <summary>How long before a kick-off asking begins. Default 15 min, 0 – 6 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "06:00:00", ErrorMessage = "LiveScore:Polling:Lead lies between 0 and 6 h.")]
    public TimeSpan Lead { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often until the game begins. Default 15 s, 1 s – 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "LiveScore:Polling:BeforeKickoff lies between 1 s and 10 min.")]
    public TimeSpan BeforeKickoff { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a game that does not begin is waited for, and keeps its week the current one. Default 12 h (kick-offs were seen
    /// 45 min late), 1 – 48 h.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "2.00:00:00", ErrorMessage = "LiveScore:Polling:WaitForKickoff lies between 1 h and 48 h.")]
    public TimeSpan WaitForKickoff { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// How often while a game is suspended (for <see cref="LongestGame"/>) or postponed (for <see cref="WaitForKickoff"/>). Default
    /// 10 min, 1 min – 6 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00", ErrorMessage = "LiveScore:Polling:OnHold lies between 1 min and 6 h.")]
    public TimeSpan OnHold { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// For how long a suspended or postponed game is asked for after that, once every <see cref="ReadAgain"/>. Default 7 days after
    /// its kick-off, 0 – 60 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "60.00:00:00", ErrorMessage = "LiveScore:Polling:WaitForPostponed lies between 0 and 60 days.")]
    public TimeSpan WaitForPostponed { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long after its kick-off a game can be in play; later it counts as missed and is read once. Default 48 h (games were
    /// suspended and went on the next day), 6 h – 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "06:00:00", "7.00:00:00", ErrorMessage = "LiveScore:Polling:LongestGame lies between 6 h and 7 days.")]
    public TimeSpan LongestGame { get; set; } = TimeSpan.FromHours(48);

    /// <summary>How often while a game is in play, or an answer waits to be confirmed. Default 5 s, 1 s – 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "LiveScore:Polling:InPlay lies between 1 s and 10 min.")]
    public TimeSpan InPlay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often after a final. Default 1 min, 1 s – 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "LiveScore:Polling:AfterFinal lies between 1 s and 1 h.")]
    public TimeSpan AfterFinal { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long after a final, because finals are sometimes wrong. Default 30 min, 0 – 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "LiveScore:Polling:Grace lies between 0 and 24 h.")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>When finals are read once more, and for how long that is tried. Default 24 h after the last of them, 1 h – 7 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00", ErrorMessage = "LiveScore:Polling:ReadAgain lies between 1 h and 7 days.")]
    public TimeSpan ReadAgain { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The first wait after a failure; it doubles with each further one, and a fifth of it is chance. Default 1 s, 100 ms – 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = "LiveScore:Polling:FirstRetry lies between 100 ms and 1 min.")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait after failures. Default 60 s, 1 s – 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "LiveScore:Polling:LastRetry lies between 1 s and 1 h.")]
    public TimeSpan LastRetry { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a feed may fail before viewers are told that scores are stale. Default 15 s, 0 – 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ErrorMessage = "LiveScore:Polling:StaleWhenFailing lies between 0 and 1 h.")]
    public TimeSpan StaleWhenFailing { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long nothing may change while a game is in play before the feed counts as frozen. Default 25 min (halftimes are
    /// silent for 14–22 min), 1 min – 6 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "06:00:00", ErrorMessage = "LiveScore:Polling:StaleWhenSilent lies between 1 min and 6 h.")]
    public TimeSpan StaleWhenSilent { get; set; } = TimeSpan.FromMinutes(25);
}
