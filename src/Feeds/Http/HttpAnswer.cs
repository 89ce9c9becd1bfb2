namespace LiveScore.Feeds.Http;

/// <summary>What came of one request.</summary>
internal abstract record HttpAnswer
{
    private HttpAnswer()
    {
    }

    /// <summary>200 and all of the body, with what it can be recognised by.</summary>
    public sealed record Whole(Stream Body, Validators? Validators) : HttpAnswer;

    /// <summary>304 to a request that allowed for it, with what it says of itself.</summary>
    public sealed record NotModified(Validators? Validators) : HttpAnswer;

    /// <summary>Anything else. <paramref name="NotFound"/> is 404 and 410.</summary>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter = null, bool NotFound = false) : HttpAnswer;
}
