using System.Net;
using LiveScore.Contracts;
using LiveScore.Hosting;
using Microsoft.Extensions.Options;

namespace LiveScore.Silo;

/// <summary>
/// Tells probes how the silo is: that the process lives from its first moment, also while it waits for PostgreSQL; that it is ready
/// while it is a member of the cluster and not leaving. A web server of its own, since that of a host starts last.
/// </summary>
internal sealed class SiloHealth : IAsyncDisposable
{
    private readonly WebApplication? _server;
    private volatile string _state = "waiting for PostgreSQL";

    private SiloHealth(SiloOptions options, IHostApplicationLifetime lifetime)
    {
        lifetime.ApplicationStarted.Register(() => _state = Ready);
        lifetime.ApplicationStopping.Register(() => _state = "stopping");
        if (options.HealthPort is not { } port)
        {
            return;
        }

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            foreach (var address in new[] { IPAddress.Loopback, options.FindAddress() }.Distinct())
            {
                server.Listen(address, port);
            }
        });
        _server = builder.Build();
        _server.MapGet("/health/live", http => AnswerAsync(http, isWell: true));
        _server.MapGet("/health/ready", http => AnswerAsync(http, isWell: _state == Ready));
    }

    private const string Ready = "ready";

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SiloHealth> StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var health = new SiloHealth(services.GetRequiredService<IOptions<SiloOptions>>().Value, services.GetRequiredService<IHostApplicationLifetime>());
        await (health._server?.StartAsync(cancellationToken) ?? Task.CompletedTask);
        return health;
    }

    /// <summary>PostgreSQL is there.</summary>
    public void Joins() => _state = "joining the cluster";

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    private async Task AnswerAsync(HttpContext http, bool isWell)
    {
        http.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(new { status = _state, orleans = OrleansProduct.Name }, http.RequestAborted);
    }
}
