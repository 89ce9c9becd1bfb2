using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Testing.Api;

namespace LiveScore.Gateway.Tests.OpenApi;

/// <summary>A gateway and its document.</summary>
public sealed class DocumentFixture : GatewayFixture
{
    public ServedDocument Document { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Document = ServedDocument.Parse(await Host.Http.GetStringAsync(ServedDocument.Url));
    }
}
