using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>The document against the schema of the OpenAPI Initiative, in the hands of a tool that other people wrote.</summary>
[Collection(typeof(DemoCollection))]
public sealed class OpenApiTests(Demo demo)
{
    [Fact]
    public async Task Document_OfAGateway_IsValidOpenApi()
    {
        var url = new Uri(await demo.UrlAsync(), "openapi/v1.json");
        using var client = await NodeClients.StartAsync("openapi.mjs", url.ToString());
        Assert.Equal("valid 3.1", await client.Output.ReadLineAsync(TestContext.Current.CancellationToken));
    }
}
