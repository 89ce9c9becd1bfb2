using System.Runtime.InteropServices;

namespace LiveScore.Crowd;

/// <summary>
/// Keeps the books of a room: each message has to come to each chatter once, and to all in the same order. Ids tell what is missing or
/// comes twice; the number in a text tells which post it was.
/// </summary>
internal sealed class RoomBook : IBook
{
    private Post[] _posts = [];
    private long _first = 1;

    /// <summary>Messages are its events; its latency is from the moment a post was due until another chatter had it.</summary>
    public Tally Tally { get; private set; } = new();

    /// <summary>From the moment a post was due until it was answered.</summary>
    public LatencyHistogram Answers { get; private set; } = new();

    public int Planned { get; private set; }

    /// <summary>How many know that they are in the room.</summary>
    public int Settled { get; private set; }

    /// <summary>Counts anew from here.</summary>
    public void Begin(int posts)
    {
        _first += Planned;
        (Tally, Answers, Planned, _posts) = (new(), new(), 0, new Post[posts]);
    }

    /// <summary>A chatter posts. The number that the text begins with.</summary>
    public long Plan(int chatter, long due)
    {
        _posts[Planned] = new(chatter, due, Version: 0);
        return _first + Planned++;
    }

    /// <summary>A post was answered.</summary>
    public void Answer(long number, long version, long now)
    {
        if (number >= _first)
        {
            Answers.Record(now - _posts[number - _first].Due);
            Agree(number, version);
        }
    }

    public void Take(Viewer viewer, ReadOnlySpan<byte> text, long now)
    {
        var word = RoomWord.Read(text);
        switch (word.Kind)
        {
            case RoomWordKind.Message:
                Hear(viewer, word, now);
                break;
            case RoomWordKind.Presence:
                Settled += viewer.HasState ? 0 : 1;
                viewer.HasState = true;
                break;
            case RoomWordKind.Reset:
                Tally.Resets++;
                break;
            case RoomWordKind.Unknown:
                Tally.Unknown++;
                break;
            default:
                break;
        }
    }

    /// <summary>A chatter goes, and begins anew when it comes back.</summary>
    public void Leave(Viewer viewer)
    {
        Settled -= viewer.HasState ? 1 : 0;
        (viewer.HasState, viewer.Version) = (false, 0);
    }

    private void Hear(Viewer viewer, RoomWord word, long now)
    {
        // The first of those that were said before may have any number.
        Tally.Gaps += viewer.Version > 0 ? Math.Max(0, word.Version - viewer.Version - 1) : 0;
        Tally.Twice += word.Version == viewer.Version ? 1 : 0;
        Tally.Disorder += word.Version < viewer.Version ? 1 : 0;
        viewer.Version = Math.Max(viewer.Version, word.Version);
        if (word.Post < _first)
        {
            Tally.Late++;
            return;
        }

        if (word.Post >= _first + Planned)
        {
            Tally.Unknown++;
            return;
        }

        Tally.Events++;
        Agree(word.Post, word.Version);
        var post = _posts[word.Post - _first];
        if (post.Chatter != viewer.Number)
        {
            Tally.Latency.Record(now - post.Due);
        }
    }

    /// <summary>A post has one version, whoever is told of it.</summary>
    private void Agree(long number, long version)
    {
        ref var post = ref _posts[number - _first];
        Tally.Unknown += post.Version != 0 && post.Version != version ? 1 : 0;
        post = post with { Version = version };
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Post(int Chatter, long Due, long Version);
}
