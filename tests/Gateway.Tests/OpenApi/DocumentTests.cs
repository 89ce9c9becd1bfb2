using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LiveScore.Testing.Api;
using Xunit;

namespace LiveScore.Gateway.Tests.OpenApi;

public sealed class DocumentTests(DocumentFixture fixture) : IClassFixture<DocumentFixture>
{
    private readonly ServedDocument _document = fixture.Document;

    [Fact]
    public void Document_OfEveryRoute_HasNoSchemaThatIsMissingOrIdle()
    {
        // What secures an operation is named, not referred to.
        var references = All(_document.Root).OfType<JsonObject>().Select(node => (string?)node["$ref"]).OfType<string>()
            .Concat(_document.Operations.SelectMany(operation => operation.Node["security"]?.AsArray() ?? [])
                .SelectMany(one => one!.AsObject()).Select(one => $"#/components/securitySchemes/{one.Key}"))
            .ToHashSet();
        var components = from kind in _document.Root["components"]!.AsObject()
                         from component in kind.Value!.AsObject()
                         select $"#/components/{kind.Key}/{component.Key}";
        Assert.Equal(components.Order(), references.Order());
    }

    [Fact]
    public void Example_OfEverySchema_FitsIt()
    {
        foreach (var (name, schema) in _document.Root["components"]!["schemas"]!.AsObject())
        {
            var faults = _document.Schemas.Faults(schema!["examples"]![0], schema);
            Assert.True(faults.Count == 0, $"{name}: {string.Join("; ", faults)}");
        }
    }

    [Fact]
    public void Example_OfEveryAnswer_FitsItsSchema()
    {
        foreach (var (operation, status) in _document.Operations.SelectMany(operation => operation.Statuses.Select(status => (operation, status))))
        {
            foreach (var (type, content) in operation.Answer(status)!["content"]?.AsObject() ?? [])
            {
                if (type.EndsWith("json", StringComparison.Ordinal))
                {
                    Assert.Empty(_document.Schemas.Faults(content!["example"], content["schema"]!));
                }
            }
        }
    }

    [Fact]
    public void Operation_OfEveryRoute_HasANameOfItsOwn()
    {
        var ids = _document.Operations.Select(operation => (string?)operation.Node["operationId"]).ToList();
        Assert.DoesNotContain(null, ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Document_AskedForAgain_IsNotSentAgain()
    {
        using var first = await AskAsync(HttpMethod.Get);
        Assert.Equal("application/json", first.Content.Headers.ContentType?.MediaType);
        Assert.True(first.Headers.CacheControl?.NoCache);
        using var again = await AskAsync(HttpMethod.Get, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await AskAsync(HttpMethod.Head);
        Assert.Equal((first.Headers.ETag, first.Content.Headers.ContentLength), (head.Headers.ETag, head.Content.Headers.ContentLength));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(method, ServedDocument.Url);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await fixture.Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<JsonNode?> All(JsonNode? node) =>
    [
        node,
        .. node switch
        {
            JsonObject members => members.SelectMany(member => All(member.Value)),
            JsonArray items => items.SelectMany(All),
            _ => [],
        },
    ];
}
