using LiveScore.Contracts;
using LiveScore.Domain.Chat;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace LiveScore.Gateway.Rooms;

/// <summary>What became of a message: stored, or the problem with it.</summary>
/// <param name="Stored">Null when it is not.</param>
/// <param name="Problem">Null when there is none.</param>
/// <param name="Wait">When it may be tried again; null when that would not help.</param>
internal sealed record Posted(PostResult? Stored, ProblemHttpResult? Problem = null, TimeSpan? Wait = null)
{
    /// <summary>The answer to a message that is not stored.</summary>
    public IResult Refusal => Wait is { } wait ? new RetryLater(Problem!, wait) : Problem!;
}

/// <summary>Brings messages to their rooms.</summary>
internal sealed partial class RoomPosts(FollowerContext context, ILogger<RoomPosts> logger)
{
    // A write may take its time, and who is told to try again writes twice.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(2);

    /// <param name="room">A room that there is.</param>
    /// <param name="user">Null for the operator.</param>
    /// <param name="text">Whatever was sent.</param>
    public async Task<Posted> PostAsync(string room, string? user, string text)
    {
        try
        {
            var result = await context.Cluster.GetChatRoom(room).Post(new(user, text)).WaitAsync(s_patience, context.Time);
            return result.Refusal is { } refusal ? new(null, Of(refusal), refusal.RetryAfter) : new(result);
        }
        catch (Exception fault)
        {
            NotStored(fault, room);
            return new(null, Problem.NotPosted(), s_retry);
        }
    }

    /// <summary>Null when it is deleted.</summary>
    /// <param name="room">Any text.</param>
    /// <param name="epoch">That of the message's id.</param>
    /// <param name="version">That of the message's id.</param>
    public async Task<IResult?> DeleteAsync(string room, string epoch, long version)
    {
        try
        {
            return await context.Cluster.GetChatRoom(room).Delete(epoch, version).WaitAsync(s_patience, context.Time) ? null : Problem.UnknownMessage();
        }
        catch (Exception fault)
        {
            NotStored(fault, room);
            return new RetryLater(Problem.NotPosted(), s_retry);
        }
    }

    private static ProblemHttpResult Of(PostRefusal refusal) => refusal.Reason switch
    {
        PostRefusalReason.TooManyOfViewer or PostRefusalReason.TooManyOfRoom => Problem.TooManyMessages(refusal.Detail),
        _ => Problem.UnreadableText(refusal.Detail),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Room {Room} did not keep what was said")]
    private partial void NotStored(Exception fault, string room);
}
