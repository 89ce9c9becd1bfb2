namespace LiveScore.Gateway.OpenApi;

/// <summary>One way in which a route answers when nothing is wrong.</summary>
/// <param name="Status">The status.</param>
/// <param name="About">What it means.</param>
internal sealed record ApiAnswer(int Status, string About)
{
    public const string Json = "application/json", EventStream = "text/event-stream", Problem = "application/problem+json";

    /// <summary>Null when there is no body.</summary>
    public string? MediaType { get; init; }

    /// <summary>The shape of JSON; null for other texts.</summary>
    public ApiSchema? Schema { get; init; }

    /// <summary>What comes, in a stream or over a WebSocket.</summary>
    public IReadOnlyList<ApiEvent> Events { get; init; } = [];

    /// <summary>Whether events come with their topic, as one of several.</summary>
    public bool IsEnveloped { get; init; }

    public IReadOnlyList<string> Headers { get; init; } = [];
}

/// <summary>The problems of a route beside those that every route may have.</summary>
internal sealed record ApiProblems(IReadOnlyList<Problems.ProblemType> Types);

/// <summary>What a route takes.</summary>
internal sealed record ApiParameters(IReadOnlyList<ApiParameter> Parameters);

/// <summary>The route needs the operator's key.</summary>
internal sealed record ApiAdminKey
{
    public const string Scheme = "adminKey";
}

/// <summary>The JSON that a client says: the body of a request, or a message over a WebSocket.</summary>
internal sealed record ApiInput(ApiSchema Schema, bool IsMessage);
