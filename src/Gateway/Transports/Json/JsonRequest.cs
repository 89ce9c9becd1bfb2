using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LiveScore.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports.Json;

/// <summary>JSON that clients send.</summary>
internal static class JsonRequest
{
    private const int Depth = 16;

    private static readonly JsonDocumentOptions s_text = new() { AllowDuplicateProperties = false, MaxDepth = Depth };

    private static readonly JsonSerializerOptions s_body = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        MaxDepth = Depth,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>
    /// The body of a request, or what is wrong with it: 415, 413, 408, 400. Members are those of the constructor, in camel case; those
    /// without a default have to be there, and others are left aside.
    /// </summary>
    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadJsonAsync<T>(this HttpRequest request)
        where T : class
    {
        if (!IsJson(request))
        {
            return (null, Problem.UnsupportedMediaType());
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, s_text, request.HttpContext.RequestAborted);
            var errors = ErrorsOf<T>(document.RootElement).ToArray();
            return errors.Length > 0 ? (null, Problem.InvalidBody(errors)) : (document.RootElement.Deserialize<T>(s_body), null);
        }
        catch (JsonException fault)
        {
            return (null, Problem.MalformedJson((fault.LineNumber ?? 0) + 1, (fault.BytePositionInLine ?? 0) + 1));
        }
        catch (BadHttpRequestException fault)
        {
            return (null, Problem.ForStatus(fault.StatusCode));
        }
    }

    // RFC 8259: UTF-8, and no parameter says anything else.
    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType() && MediaTypeHeaderValue.Parse(request.ContentType).Charset.Value is null or "" or "utf-8" or "UTF-8";

    /// <summary>Everything at once, so that nobody has to ask time and again.</summary>
    private static IEnumerable<BodyError> ErrorsOf<T>(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return [new("#", "The body has to be an object.")];
        }

        return s_body.GetTypeInfo(typeof(T)).Properties
            .Select(member => (member.Name, Error: ErrorOf(member, body)))
            .Where(member => member.Error is not null)
            .Select(member => new BodyError($"#/{member.Name}", member.Error!));
    }

    private static string? ErrorOf(JsonPropertyInfo member, JsonElement body)
    {
        if (!body.TryGetProperty(member.Name, out var value))
        {
            return member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false } ? "It is missing." : null;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return member.AssociatedParameter?.IsNullable ?? member.IsSetNullable ? null : "It must not be null.";
        }

        try
        {
            _ = value.Deserialize(member.PropertyType, s_body);
            return null;
        }
        catch (JsonException)
        {
            return member.PropertyType == typeof(string) ? "It has to be a string of Unicode text." : "It is not of the right type.";
        }
    }
}

/// <summary>What is wrong with a member of a body.</summary>
/// <param name="Pointer">Which: RFC 6901, as a fragment.</param>
/// <param name="Detail">What, for people.</param>
internal sealed record BodyError(string Pointer, string Detail);
