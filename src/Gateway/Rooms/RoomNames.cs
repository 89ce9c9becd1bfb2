using System.Buffers;
using System.Collections.Concurrent;
using LiveScore.Contracts;
using LiveScore.Gateway.Problems;
using LiveScore.Gateway.Topics;
using LiveScore.Gateway.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveScore.Gateway.Rooms;

/// <summary>Which rooms there are: those of the options, and one for each known game, under its id.</summary>
internal sealed class RoomNames(FollowerContext context)
{
    public const string Usual = "lobby";

    private static readonly SearchValues<char> s_characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Games are never forgotten, so only those that were found are kept.</summary>
    private readonly ConcurrentDictionary<string, bool> _games = new(StringComparer.Ordinal);

    public static bool IsName(string text) => text.Length is > 0 and <= 10 && !text.AsSpan().ContainsAnyExcept(s_characters);

    /// <summary>Why nobody can be in a room; null when everybody can.</summary>
    /// <param name="room">Any text.</param>
    /// <param name="writes">
    /// Whether something is to be stored there. Who only listens is let in while the games cannot be asked for: browsers never come back
    /// after a refusal, and a room that is none stays silent.
    /// </param>
    public async Task<ProblemHttpResult?> RefusalAsync(string room, bool writes)
    {
        string[] rooms = context.Options.Rooms is [_, ..] named ? named : [Usual];
        if (!IsName(room))
        {
            return Problem.UnknownRoom(room);
        }

        if (rooms.Contains(room) || _games.ContainsKey(room))
        {
            return null;
        }

        try
        {
            if (!await context.Cluster.GetWeekDirectory().HasGame(room).WaitAsync(context.Options.AnswerLimit, context.Time))
            {
                return Problem.UnknownRoom(room);
            }

            _games[room] = true;
            return null;
        }
        catch (Exception)
        {
            // CurrentWeek asks the same grain every second, and tells.
            return writes ? Problem.Unavailable() : null;
        }
    }
}
