using System.Net.Http.Headers;
using System.Text;

namespace LiveScore.Feeds.Http;

/// <summary>What an answer can be recognised by, to ask for it only if it has changed. Has at least one of the two.</summary>
internal sealed record Validators(EntityTagHeaderValue? Tag, DateTimeOffset? LastModified)
{
    // It goes back with every request: a longer one, or one that is not ASCII, could not be sent or would be refused.
    private const int LongestTag = 256;

    public static Validators? Of(HttpResponseMessage response)
    {
        var tag = response.Headers.ETag is { Tag: { Length: <= LongestTag } text } good && Ascii.IsValid(text) ? good : null;
        var modified = response.Content.Headers.LastModified;
        return tag is null && modified is null ? null : new(tag, modified);
    }

    public void AddTo(HttpRequestHeaders headers)
    {
        if (Tag is not null)
        {
            headers.IfNoneMatch.Add(Tag);
        }
        else
        {
            headers.IfModifiedSince = LastModified;
        }
    }

    /// <summary>
    /// Whether an answer of 304 names something else than what was asked about. It has to name what a whole answer would
    /// (RFC 9110, 15.4.5), if weakly: nginx weakens the tag of what it packs, and not that of a 304.
    /// </summary>
    public bool AreContradictedBy(Validators? others) =>
        Tag is not null && others?.Tag is { } other && other.Tag != Tag.Tag;
}
