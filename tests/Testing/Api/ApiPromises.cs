using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Xunit;

namespace LiveScore.Testing.Api;

/// <summary>
/// Compares every answer that a client gets with what the gateway's own document promises: its status, media type, headers and,
/// but for streams, its body. A test whose answer breaks a promise fails.
/// </summary>
public sealed class ApiPromises(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Problem = "application/problem+json";

    private ServedDocument? _document;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        _document ??= await ReadDocumentAsync(request.RequestUri!, cancellationToken);
        var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var body = isStream ? null : await BodyAsync(response, cancellationToken);
        foreach (var fault in Faults(_document, request, response, body))
        {
            Assert.Fail($"{request.Method} {request.RequestUri!.PathAndQuery} answered {(int)response.StatusCode}: {fault}");
        }

        return response;
    }

    private async Task<ServedDocument> ReadDocumentAsync(Uri gateway, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway, ServedDocument.Url));
        using var response = await base.SendAsync(request, cancellationToken);
        return ServedDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    private static IEnumerable<string> Faults(ServedDocument document, HttpRequestMessage request, HttpResponseMessage response, string? body)
    {
        var route = document.Find(request.RequestUri!.AbsolutePath);
        var status = (int)response.StatusCode;
        var isPreflight = request.Headers.Contains("Access-Control-Request-Method");
        if (isPreflight || (status is 400 or 414 or 431 && body == ""))
        {
            // What CORS answers is no matter of the route, nor is what the web server refuses since it cannot even read it.
            return [];
        }

        if (status == 403 && request.Method.Method is not ("GET" or "HEAD" or "OPTIONS") && IsProblem(request, response, body, "forbidden-origin"))
        {
            // Pages of other sites are not even told whether there is such a route.
            return [];
        }

        if (route.Count == 0)
        {
            return status == 404 && IsProblem(request, response, body, "not-found") ? [] : ["unknown routes are /problems/not-found"];
        }

        if (route.FirstOrDefault(operation => operation.Method == request.Method.Method) is not { } operation)
        {
            return status is 405 && response.Content.Headers.Allow.Count > 0 && IsProblem(request, response, body, "method-not-allowed")
                ? [] : ["wrong methods are /problems/method-not-allowed with Allow"];
        }

        return operation.Answer(status) is { } answer
            ? [.. FaultsOfHeaders(answer, response), .. FaultsOfBody(document, route, operation, status, response.Content.Headers.ContentType, body)]
            : [$"{operation} does not promise that status"];
    }

    private static IEnumerable<string> FaultsOfHeaders(JsonNode answer, HttpResponseMessage response) =>
        from header in answer["headers"]?.AsObject() ?? []
        where (bool?)header.Value!["required"] == true
        where !response.Headers.NonValidated.Contains(header.Key) && !response.Content.Headers.NonValidated.Contains(header.Key)
        select $"the header {header.Key} is missing";

    private static IEnumerable<string> FaultsOfBody(
        ServedDocument document, IReadOnlyList<ServedOperation> route, ServedOperation operation, int status, MediaTypeHeaderValue? type, string? body)
    {
        // The document lists no bodies for HEAD; its headers are those of GET.
        var isHead = operation.Method == "HEAD";
        var content = (isHead ? route.First(other => other.Method == "GET") : operation).Answer(status)!["content"]?.AsObject() ?? [];
        if (content.Count == 0 || isHead)
        {
            return string.IsNullOrEmpty(body) ? [] : ["there is a body"];
        }

        if (content[type?.MediaType ?? ""] is not { } promised)
        {
            return [$"the media type {type} is not promised"];
        }

        var isJson = type!.MediaType!.EndsWith("json", StringComparison.Ordinal);
        return isJson ? document.Schemas.Faults(JsonNode.Parse(body!), promised["schema"]!) : [];
    }

    private static bool IsProblem(HttpRequestMessage request, HttpResponseMessage response, string? body, string name) =>
        response.Content.Headers.ContentType?.MediaType == Problem
        && (request.Method == HttpMethod.Head || (string?)JsonNode.Parse(body!)!["type"] == $"/problems/{name}");
}
