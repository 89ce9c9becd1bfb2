using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>Every route that is mapped is described, and nothing else is.</summary>
public sealed class RouteTests(ApiFixture api)
{
    // The word of HTTP/2 for opening a WebSocket; OpenAPI 3.1 has none for it.
    private const string Connect = "CONNECT";

    private IReadOnlyList<(string Route, string Method)> Mapped =>
    [
        .. from endpoint in api.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any method"]
           select (endpoint.RoutePattern.RawText!, method),
    ];

    [Fact]
    public void Document_OfTheProduct_HasEveryRouteThatIsMapped() => Assert.Equal(
        Mapped.Where(route => route.Method != Connect).Order(),
        api.Document.Operations.Select(operation => (operation.Path, operation.Method)).Order());

    [Fact]
    public void Operation_OfEveryRoute_SaysWhatItIsForAndWhatItAnswers() => Assert.All(api.Document.Operations, operation =>
    {
        Assert.False(string.IsNullOrEmpty((string?)operation.Node["summary"]), $"{operation} has no summary: use WithSummary.");
        Assert.True(operation.Statuses.Any(status => status < 400), $"{operation} does not say what it answers: use WithJson, WithEvents, WithText or WithAnswer.");
        Assert.Equal(
            operation.Path.Count(letter => letter == '{'), operation.Parameters.Count(parameter => (string?)parameter["in"] == "path"));
    });

    [Fact]
    public async Task Index_OfTheProduct_HasEveryRouteThatIsMapped()
    {
        var index = JsonNode.Parse(await api.Host.Http.GetStringAsync("/api/", TestContext.Current.CancellationToken))!;
        var listed = from route in index["routes"]!.AsArray()
                     from method in route!["methods"]!.AsArray()
                     select ((string)route["url"]!, (string)method!);
        Assert.Equal(Mapped.Order(), listed.Order());
        Assert.All(index["routes"]!.AsArray(), route => Assert.False(string.IsNullOrEmpty((string?)route!["summary"])));
        foreach (var link in new[] { "openapi", "docs" })
        {
            using var linked = await api.Host.Http.GetAsync((string)index[link]!, TestContext.Current.CancellationToken);
            Assert.True(linked.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Index_OfTheProduct_TellsTheSameMediaTypesAsTheDocument()
    {
        var index = JsonNode.Parse(await api.Host.Http.GetStringAsync("/api/", TestContext.Current.CancellationToken))!;
        foreach (var route in index["routes"]!.AsArray())
        {
            var promised = api.Document.Operations.Where(operation => operation.Path == (string?)route!["url"])
                .SelectMany(operation => operation.Statuses.Select(operation.Answer))
                .SelectMany(answer => answer!["content"]?.AsObject() ?? []).Select(content => content.Key)
                .Where(type => type != "application/problem+json").Distinct();
            Assert.Equal(promised.Order(), route!["answers"]!.AsArray().Select(type => (string)type!).Order());
        }
    }

    [Fact]
    public async Task ProblemTypes_OfEveryAnswer_AreExplainedWhereTheyPoint()
    {
        var explained = JsonNode.Parse(await api.Host.Http.GetStringAsync("/problems/", TestContext.Current.CancellationToken))!.AsArray();
        var promised = api.Document.Schema("Problem")["properties"]!["type"]!["enum"]!.AsArray();
        Assert.Equal(promised.Select(type => (string?)type), explained.Select(type => (string?)type!["type"]));
        var document = await api.Host.Http.GetStringAsync("/docs/wire-format.md", TestContext.Current.CancellationToken);
        foreach (var type in explained)
        {
            Assert.Contains($"/{((string)type!["type"]!).Split('/')[^1]}`", document, StringComparison.Ordinal);
            var one = JsonNode.Parse(await api.Host.Http.GetStringAsync((string)type["type"]!, TestContext.Current.CancellationToken));
            Assert.True(JsonNode.DeepEquals(type, one));
        }
    }
}
