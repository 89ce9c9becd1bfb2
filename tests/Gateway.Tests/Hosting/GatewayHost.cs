using System.ComponentModel.DataAnnotations;
using LiveScore.Contracts;
using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Weeks;
using LiveScore.Testing;
using LiveScore.Testing.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>A gateway on a real port with a real silo of scripted grains beside it.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;

    // A range converts its bounds when it is first checked, and cannot do so for two hosts at once.
    static GatewayHost()
    {
        var options = new GatewayOptions();
        Validator.ValidateObject(options, new(options), validateAllProperties: true);
    }

    private GatewayHost(WebApplication app, LogRecorder log)
    {
        (_app, Log) = (app, log);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Url = new(addresses.Single());
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 10_000 };
        Http = new(new ApiPromises(connections)) { BaseAddress = Url, Timeout = s_deadline };
    }

    public Uri Url { get; }

    public LogRecorder Log { get; }

    /// <summary>Fails the test when an answer is not as the OpenAPI document promises.</summary>
    public HttpClient Http { get; }

    public ScriptedLeague League => _app.Services.GetRequiredService<ScriptedLeague>();

    /// <summary>Makes a week the current one, and waits until the gateway knows.</summary>
    public async Task MakeCurrentAsync(ScriptedWeek week)
    {
        var current = _app.Services.GetRequiredService<CurrentWeek>();
        var known = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        EventHandler changed = (_, _) =>
        {
            if (current.Week == week.Key)
            {
                known.TrySetResult();
            }
        };
        current.Changed += changed;
        League.Current = week.Key;
        using var deadline = Deadline();
        await known.Task.WaitAsync(deadline.Token);
        current.Changed -= changed;
    }

    public IServiceProvider Services => _app.Services;

    internal WeekFollowers Followers => _app.Services.GetRequiredService<WeekFollowers>();

    internal ViewerSlots Viewers => _app.Services.GetRequiredService<ViewerSlots>();

    /// <summary>Ends when the test is given up, or at the deadline at the latest.</summary>
    public static CancellationTokenSource Deadline()
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(s_deadline);
        return deadline;
    }

    /// <param name="settings">Options of the gateway, such as <c>Heartbeat=00:00:00.2</c>.</param>
    public static Task<GatewayHost> StartAsync(params string[] settings) => StartAsync(AddSilo, settings);

    /// <summary>A gateway that was started before any silo.</summary>
    public static Task<GatewayHost> StartAloneAsync(params string[] settings) =>
        StartAsync(builder => builder.Services.AddSingleton(UnreachableCluster.Create()), settings);

    private static void AddSilo(WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        var name = $"gateway-tests-{Loopback.FreePort()}";
        silo.UseLocalhostClustering(Loopback.FreePort(), Loopback.FreePort(), serviceId: name, clusterId: name);
        silo.AddMemoryGrainStorage("PubSubStore");
        silo.AddMemoryStreams(StreamExtensions.ProviderName, streams => streams.ConfigurePullingAgent(agent =>
            agent.Configure(options => options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(10))));
    });

    private static async Task<GatewayHost> StartAsync(Action<WebApplicationBuilder> addCluster, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        var log = new LogRecorder();
        builder.Logging.ClearProviders().AddProvider(log).AddFilter("LiveScore", LogLevel.Debug).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings
            .Select(setting => setting.Split('=', 2))
            .Select(pair => KeyValuePair.Create($"{GatewayOptions.Section}:{pair[0]}", (string?)pair[1])));
        builder.Services.AddSingleton<ScriptedLeague>();
        addCluster(builder);
        builder.AddGateway();
        // Small buffers, so that a viewer that does not read is noticed after kilobytes and not after megabytes.
        builder.Services.PostConfigure<SocketTransportOptions>(options =>
        {
            var listen = options.CreateBoundListenSocket;
            options.CreateBoundListenSocket = endpoint =>
            {
                var socket = listen(endpoint);
                socket.SendBufferSize = 4096;
                return socket;
            };
        });
        var app = builder.Build();
        app.MapGateway();
        app.MapGet("/api/test/broken", (Func<string>)(() => throw new InvalidOperationException("a secret of the inside")))
            .WithSummary("A fault");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, log);
    }

    /// <summary>Publishes on the streams of the weeks, in this order.</summary>
    public async Task TellAsync(params IEnumerable<WeekEvent> events)
    {
        var provider = _app.Services.GetRequiredService<IClusterClient>().GetStreamProvider(StreamExtensions.ProviderName);
        foreach (var news in events)
        {
            await provider.ChangesOf(news.Week).OnNextAsync(news);
        }
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until something is so, for things that nothing tells of.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var deadline = Deadline();
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!isSo())
        {
            await glances.WaitForNextTickAsync(deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
