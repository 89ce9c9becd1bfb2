using LiveScore.Cli;
using LiveScore.Testing;
using LiveScore.Testing.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveScore.Host.Tests;

/// <summary>The product as <c>livescore run</c> composes it, silo and gateway, on a free port and a store of its own.</summary>
public sealed class LiveScoreHost : IAsyncDisposable
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly DirectoryInfo? _data;

    private LiveScoreHost(WebApplication app, DirectoryInfo? data, LogRecorder log)
    {
        (_app, _data, Log, Url) = (app, data, log, new(app.Urls.Single()));
        Http = NewClient();
    }

    public Uri Url { get; }

    /// <summary>
    /// Keeps no cookies and follows no redirects. Fails the test when an answer is not as the OpenAPI document promises.
    /// </summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public LogRecorder Log { get; }

    /// <summary>Ends when the test is given up, or at the deadline at the latest.</summary>
    public static CancellationTokenSource Deadline()
    {
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(s_deadline);
        return deadline;
    }

    /// <param name="settings">Whole configuration keys, such as <c>LiveScore:Gateway:Heartbeat=00:00:01</c>.</param>
    public static Task<LiveScoreHost> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <param name="map">Adds routes that the product does not have.</param>
    /// <param name="settings">Whole configuration keys.</param>
    public static async Task<LiveScoreHost> StartAsync(Action<WebApplication> map, params string[] settings)
    {
        var all = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], string? (pair) => pair[1], StringComparer.Ordinal);
        all["LiveScore:Port"] = "0";
        DirectoryInfo? data = null;
        if (!all.ContainsKey("LiveScore:Silo:Data"))
        {
            data = Directory.CreateTempSubdirectory("livescore-host-");
            all["LiveScore:Silo:Data"] = data.FullName;
        }

        var app = await RunCommand.BuildAsync(all, TestContext.Current.CancellationToken);
        var log = new LogRecorder();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, data, log);
    }

    /// <summary>A browser of its own: it keeps cookies.</summary>
    public HttpClient NewBrowser() => NewClient(new() { UseCookies = true });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _data?.Delete(recursive: true);
    }

    private HttpClient NewClient(SocketsHttpHandler? handler = null)
    {
        handler ??= new() { UseCookies = false };
        handler.AllowAutoRedirect = false;
        // Who leaves a stream is gone at once, and does not read on for two seconds.
        handler.ResponseDrainTimeout = TimeSpan.Zero;
        return new(new ApiPromises(handler)) { BaseAddress = Url, Timeout = s_deadline };
    }
}
