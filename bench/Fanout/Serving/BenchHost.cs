using System.Diagnostics;
using System.Globalization;
using System.Text;
using LiveScore.Contracts;
using LiveScore.Feeds;
using LiveScore.Gateway;
using LiveScore.Hosting;
using LiveScore.Silo;
using Orleans.Configuration;
using Orleans.Streams;

namespace LiveScore.Fanout.Serving;

/// <summary>
/// LiveScore as <c>livescore run</c> composes it, but for its feed, and with two routes more: <c>POST /pub</c> makes the feed say
/// something new and has the week import it; <c>GET /stamps</c> tells how long that took.
/// </summary>
internal static class BenchHost
{
    /// <param name="port">On 127.0.0.1.</param>
    /// <param name="store">A setting that tells where grains are kept.</param>
    /// <param name="isStamped">Whether to look at the clock on the way.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(int port, KeyValuePair<string, string?> store, bool isStamped, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(HostArguments.WithFixedSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            store,
            new("LiveScore:Feed:Kind", "demo"),
            new("LiveScore:Season", Play.Week.Season.ToString(CultureInfo.InvariantCulture)),
            new("LiveScore:Week", Play.Week.Slug),
            new("LiveScore:Clock", (Play.Kickoff + TimeSpan.FromMinutes(1)).ToString("O", CultureInfo.InvariantCulture)),
            new("LiveScore:ClockSpeed", "1"),
        ]);
        builder.Logging.AddStandardError();
        builder.Services.AddSingleton<Stamps>();
        builder.Services.AddSingleton<BenchFeed>();
        builder.Services.AddSingleton<IFeed>(services => services.GetRequiredService<BenchFeed>());
        builder.AddSilo(clustered: false);
        builder.AddSeasonFollower();
        builder.AddGateway();
        if (isStamped)
        {
            Stamp(builder.Services);
        }

        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        await builder.Configuration.PrepareStorageAsync(cancellationToken);
        await using var app = builder.Build();
        app.MapGateway();
        app.MapPost("/pub", PublishAsync);
        app.MapGet("/stamps", (Stamps stamps) => TypedResults.Json(stamps.All));
        if (isStamped)
        {
            app.Lifetime.ApplicationStarted.Register(() => _ = ListenAsync(app.Services));
        }

        await app.RunAsync(cancellationToken);
    }

    /// <summary>Answers with the version when it is stored and on its way.</summary>
    private static async Task PublishAsync(HttpResponse response, BenchFeed feed, IGrainFactory grains, Stamps stamps)
    {
        var called = Stopwatch.GetTimestamp();
        feed.Step();
        var week = grains.GetSeasonWeek(Play.Week);
        var import = await week.Import();
        var version = (await week.GetSummary()).Version;
        stamps.Called(version, called);
        var isNew = import is { Failure: null, Faults: [] } && import.Games.Count(game => game.Updated) == Play.GamesAStep;
        var text = Encoding.ASCII.GetBytes(isNew
            ? version.ToString(CultureInfo.InvariantCulture)
            : $"version {version} has not come of it: {import.Failure ?? import.Faults.FirstOrDefault() ?? "other games changed"}");
        response.StatusCode = isNew ? StatusCodes.Status202Accepted : StatusCodes.Status500InternalServerError;
        response.ContentLength = text.Length;
        await response.Body.WriteAsync(text);
    }

    private static void Stamp(IServiceCollection services) => services.AddOptions<AdoNetGrainStorageOptions>(StorageNames.Provider)
        .PostConfigure<Stamps>((options, stamps) => options.GrainStorageSerializer = new WriteWatch(options.GrainStorageSerializer, stamps));

    private static async Task ListenAsync(IServiceProvider services)
    {
        var stamps = services.GetRequiredService<Stamps>();
        await services.GetRequiredService<IClusterClient>().GetStreamProvider(StreamExtensions.ProviderName).ChangesOf(Play.Week)
            .SubscribeAsync((news, _) =>
            {
                stamps.Streamed(news.Changes[^1].Version);
                return Task.CompletedTask;
            });
    }
}
