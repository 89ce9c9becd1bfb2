using LiveScore.Gateway.Problems;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.OpenApi;

/// <summary>
/// What a route says of itself, fact by fact, where it is mapped. The OpenAPI document and <c>/api/</c> are made of nothing else.
/// </summary>
internal static class DescriptionExtensions
{
    public static TBuilder WithParameters<TBuilder>(this TBuilder route, params ApiParameter[] parameters)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new ApiParameters(parameters));

    /// <summary>Answers 200 with JSON.</summary>
    public static TBuilder WithJson<TBuilder>(this TBuilder route, ApiSchema schema, params string[] headers)
        where TBuilder : IEndpointConventionBuilder => route.WithAnswer(
            new(StatusCodes.Status200OK, schema.Shape.Description!) { MediaType = ApiAnswer.Json, Schema = schema, Headers = headers });

    /// <summary>Answers 200 with a text of another media type.</summary>
    public static TBuilder WithText<TBuilder>(this TBuilder route, string mediaType, string about)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithAnswer(new(StatusCodes.Status200OK, about) { MediaType = mediaType });

    /// <summary>The answer has an ETag; who has it already is told so by 304.</summary>
    public static TBuilder WithTag<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route
        .WithParameters(ApiParameter.IfNoneMatch)
        .WithAnswer(new(StatusCodes.Status304NotModified, "The client has this answer already.") { Headers = [HeaderNames.ETag, HeaderNames.CacheControl] });

    /// <summary>Answers with a stream of these events, which goes on behind a last id.</summary>
    public static TBuilder WithEvents<TBuilder>(this TBuilder route, params ApiEvent[] events)
        where TBuilder : IEndpointConventionBuilder => route.WithStream(events, enveloped: false);

    /// <summary>The same, each event in an envelope with its topic.</summary>
    public static TBuilder WithEnvelopedEvents<TBuilder>(this TBuilder route, params ApiEvent[] events)
        where TBuilder : IEndpointConventionBuilder => route.WithStream(events, enveloped: true);

    /// <summary>Becomes a WebSocket that takes and says messages.</summary>
    public static TBuilder WithMessages<TBuilder>(this TBuilder route, ApiSchema input, params ApiEvent[] events)
        where TBuilder : IEndpointConventionBuilder => route
        .WithMetadata(new ApiInput(input, IsMessage: true))
        .WithAnswer(new(StatusCodes.Status101SwitchingProtocols, "The WebSocket is open.") { Events = events, IsEnveloped = true });

    /// <summary>Takes a body of JSON.</summary>
    public static TBuilder WithBody<TBuilder>(this TBuilder route, ApiSchema schema)
        where TBuilder : IEndpointConventionBuilder => route
        .WithMetadata(new ApiInput(schema, IsMessage: false))
        .WithProblems(
            ProblemType.ForbiddenOrigin, ProblemType.UnsupportedMediaType, ProblemType.MalformedJson, ProblemType.InvalidBody,
            ProblemType.BodyTooLarge, ProblemType.BodyTooSlow);

    /// <summary>Needs the operator's key.</summary>
    public static TBuilder WithAdminKey<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new ApiAdminKey()).WithProblems(ProblemType.ForbiddenOrigin);

    public static TBuilder WithProblems<TBuilder>(this TBuilder route, params ProblemType[] types)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new ApiProblems(types));

    public static TBuilder WithAnswer<TBuilder>(this TBuilder route, ApiAnswer answer)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(answer);

    private static TBuilder WithStream<TBuilder>(this TBuilder route, ApiEvent[] events, bool enveloped)
        where TBuilder : IEndpointConventionBuilder => route
        .WithParameters(ApiParameter.LastEventIdHeader, ApiParameter.LastEventIdQuery)
        .WithProblems(ProblemType.TooManyViewers)
        .WithAnswer(new(StatusCodes.Status200OK, "A stream that goes on until one side ends it.")
        {
            MediaType = ApiAnswer.EventStream,
            Events = events,
            IsEnveloped = enveloped,
            Headers = [HeaderNames.CacheControl],
        });
}
