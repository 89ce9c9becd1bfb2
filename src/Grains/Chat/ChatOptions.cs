using System.ComponentModel.DataAnnotations;

namespace LiveScore.Grains.Chat;

/// <summary>What a chat room keeps, what may be posted there, and how it tells who is there.</summary>
public sealed class ChatOptions
{
    public const string Section = "LiveScore:Chat";

    /// <summary>How many messages and deletions of a room are kept. Default 200, 10 – 2000.</summary>
    [Range(10, 2000, ErrorMessage = "LiveScore:Chat:MessagesKept lies between 10 and 2000.")]
    public int MessagesKept { get; set; } = 200;

    /// <summary>How long a viewer's message may be, in Unicode characters. Default 500, 1 – 10,000.</summary>
    [Range(1, 10_000, ErrorMessage = "LiveScore:Chat:MaxLength lies between 1 and 10000 characters.")]
    public int MaxLength { get; set; } = 500;

    /// <summary>How long the operator's may be, in Unicode characters. Default 2000, 1 – 10,000.</summary>
    [Range(1, 10_000, ErrorMessage = "LiveScore:Chat:MaxAnnouncementLength lies between 1 and 10000 characters.")]
    public int MaxAnnouncementLength { get; set; } = 2000;

    /// <summary>How often one viewer may post in a room within <see cref="PostWindow"/>. Default 10, 1 – 1000.</summary>
    [Range(1, 1000, ErrorMessage = "LiveScore:Chat:PostsPerViewer lies between 1 and 1000.")]
    public int PostsPerViewer { get; set; } = 10;

    /// <summary>How often all viewers together may. Default 1000, twice 50 a second, 1 – 100,000.</summary>
    [Range(1, 100_000, ErrorMessage = "LiveScore:Chat:PostsPerRoom lies between 1 and 100000.")]
    public int PostsPerRoom { get; set; } = 1000;

    /// <summary>Over how long posts are counted. Default 10 s, 1 s – 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "LiveScore:Chat:PostWindow lies between 1 s and 1 h.")]
    public TimeSpan PostWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is told at most who is there. Default 1 s, 10 ms – 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00", ErrorMessage = "LiveScore:Chat:PresenceEvery lies between 10 ms and 1 min.")]
    public TimeSpan PresenceEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a gateway that falls silent is believed. Default 15 s, 1 s – 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "LiveScore:Chat:PresenceLease lies between 1 s and 10 min.")]
    public TimeSpan PresenceLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long somebody who left still counts, and how long a room that was made anew says nothing of who is there to those who
    /// know. Default 5 s, 0 – 10 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "LiveScore:Chat:PresenceGrace lies between 0 and 10 min.")]
    public TimeSpan PresenceGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a room is written at most; what is posted meanwhile goes with the next write. Default 50 ms, 0 – 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05", ErrorMessage = "LiveScore:Chat:WriteEvery lies between 0 and 5 s.")]
    public TimeSpan WriteEvery { get; set; } = TimeSpan.FromMilliseconds(50);
}
