using LiveScore.Host.Tests.OpenApi;
using LiveScore.Testing.Api;

[assembly: AssemblyFixture(typeof(ApiFixture))]

namespace LiveScore.Host.Tests.OpenApi;

/// <summary>The product with the week that the examples of its document are about, in great haste, and that document.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    /// <summary>As docs/api.md has it.</summary>
    public const string AdminKey = "the-operators-key";

    public LiveScoreHost Host { get; private set; } = null!;

    public ServedDocument Document { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await LiveScoreHost.StartAsync(
            "LiveScore:Season=2015", "LiveScore:Week=12", "LiveScore:ClockSpeed=120", "LiveScore:Gateway:Heartbeat=00:00:00.5", "LiveScore:Gateway:DrainWindow=00:00:00",
            $"LiveScore:Gateway:AdminKey={AdminKey}");
        Document = ServedDocument.Parse(await Host.Http.GetStringAsync(ServedDocument.Url));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
