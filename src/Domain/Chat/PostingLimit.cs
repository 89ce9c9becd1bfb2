using System.Globalization;

namespace LiveScore.Domain.Chat;

/// <summary>
/// How often may be posted in a room, by one viewer and by all. Remembers what was posted within the window and nothing else, so
/// never more than <paramref name="perRoom"/> posts.
/// </summary>
/// <param name="perViewer">The most posts of one viewer in any window.</param>
/// <param name="perRoom">The most posts of all viewers in any window.</param>
/// <param name="window">How long.</param>
public sealed class PostingLimit(int perViewer, int perRoom, TimeSpan window)
{
    private readonly Queue<(string User, TimeSpan At)> _posts = new();
    private readonly Dictionary<string, Queue<TimeSpan>> _ofViewer = new(StringComparer.Ordinal);

    /// <summary>How many posts are remembered.</summary>
    public int Count => _posts.Count;

    /// <summary>Counts a post, or tells why it may not be; one that is refused does not count.</summary>
    /// <param name="user">Who posts.</param>
    /// <param name="now">By a clock that never goes back.</param>
    public PostRefusal? Take(string user, TimeSpan now)
    {
        Forget(now - window);
        if (_ofViewer.GetValueOrDefault(user) is { } own && own.Count >= perViewer)
        {
            return Refuse(PostRefusalReason.TooManyOfViewer, "You", perViewer, own.Peek(), now);
        }

        if (_posts.Count >= perRoom)
        {
            return Refuse(PostRefusalReason.TooManyOfRoom, "All in this room", perRoom, _posts.Peek().At, now);
        }

        _posts.Enqueue((user, now));
        if (!_ofViewer.TryGetValue(user, out var posts))
        {
            _ofViewer.Add(user, posts = new());
        }

        posts.Enqueue(now);
        return null;
    }

    private void Forget(TimeSpan until)
    {
        while (_posts.TryPeek(out var oldest) && oldest.At <= until)
        {
            _posts.Dequeue();
            var posts = _ofViewer[oldest.User];
            posts.Dequeue();
            if (posts.Count == 0)
            {
                _ofViewer.Remove(oldest.User);
            }
        }
    }

    private PostRefusal Refuse(PostRefusalReason reason, string who, int most, TimeSpan oldest, TimeSpan now)
    {
        var wait = oldest + window - now;
        return new(
            reason,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{who} may post {most} times in {window.TotalSeconds:0.#} s. Try again in {Math.Ceiling(wait.TotalSeconds)} s."),
            wait);
    }
}
