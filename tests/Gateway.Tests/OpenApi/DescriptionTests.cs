using System.Text.Json.Nodes;
using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using LiveScore.Testing.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LiveScore.Gateway.Tests.OpenApi;

/// <summary>What a route says of itself stands in the document.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task Route_ThatTakesABodyAndAKey_SaysSo()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddApiDocument();
        await using var app = builder.Build();
        app.MapPost("/thing/{name}", () => "")
            .WithSummary("Makes a thing")
            .WithBody(SocketSchemas.Message)
            .WithAdminKey()
            .WithJson(ProblemSchemas.Explanation)
            .WithProblems(ProblemType.BadRequest, ProblemType.UnknownTopic, ProblemType.NotSubscribed);

        var document = await ReadAsync(app);
        var post = Assert.Single(document.Operations);
        Assert.Equal(("/thing/{name}", "POST", "Makes a thing"), (post.Path, post.Method, (string?)post.Node["summary"]));
        Assert.Equal("name", (string?)Assert.Single(post.Parameters)["name"]);
        Assert.Equal("#/components/schemas/ClientMessage", (string?)post.Node["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]);
        Assert.Equal([200, 400, 403, 404, 408, 413, 415, 500], post.Statuses);
        Assert.Equal("adminKey", Assert.Single(post.Node["security"]![0]!.AsObject()).Key);
        Assert.Equal("bearer", (string?)document.Root["components"]!["securitySchemes"]!["adminKey"]!["scheme"]);
        var types = post.Answer(404)!["content"]!["application/problem+json"]!["schema"]!["anyOf"]!.AsArray();
        Assert.Equal(
            ["/problems/unknown-topic", "/problems/not-subscribed"],
            types.Select(type => (string?)document.Schemas.Resolve(type!)["properties"]!["type"]!["const"]));
    }

    private static async Task<ServedDocument> ReadAsync(WebApplication app)
    {
        app.Urls.Add("http://127.0.0.1:0");
        app.MapApiDocument();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var root = JsonNode.Parse(await client.GetStringAsync(ServedDocument.Url))!;
        root["paths"]!.AsObject().Remove(ServedDocument.Url);
        return ServedDocument.Parse(root.ToJsonString());
    }
}
