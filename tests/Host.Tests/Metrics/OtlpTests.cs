using System.Text;
using LiveScore.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveScore.Host.Tests.Metrics;

/// <summary>A real receiver on loopback, spoken to in HTTP/protobuf.</summary>
public sealed class OtlpTests
{
    private const string Traced = "/traced/";

    private static readonly string[] s_way = ["feed.request", "week.decide", "state.write", "week.publish", "gateway.learn", "gateway.round"];

    [Fact]
    public async Task Metrics_ReachTheReceiver()
    {
        await using var receiver = await ScriptedServer.StartAsync();
        await using var host = await LiveScoreHost.StartAsync(To(receiver));
        foreach (var name in new[] { "livescore.viewers", "livescore.storage.operation.duration", "livescore.polls", "LiveScore.Gateway", "service.name" })
        {
            await Facts.UntilAsync(() => Task.FromResult(receiver.BodiesTo("/v1/metrics").Any(body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0)));
        }
    }

    [Fact]
    public async Task OneTrace_LeadsFromTheFeedToTheViewers()
    {
        await using var receiver = await ScriptedServer.StartAsync();
        await using var feed = await ScriptedServer.StartAsync();
        var points = 0;
        var toldFeed = 0;
        feed.Answer = http =>
        {
            toldFeed += http.Request.Headers.ContainsKey("traceparent") ? 1 : 0;
            return OneGame.WriteAsync(http, OneGame.InPlay(Volatile.Read(ref points)));
        };
        await using var host = await LiveScoreHost.StartAsync([.. OneGame.Settings(new(feed.Url, Traced)), .. To(receiver)]);
        using var deadline = LiveScoreHost.Deadline();
        using var stream = new StreamReader(await host.Http.GetStreamAsync("/api/livescore", deadline.Token));
        await ReadUntilAsync(stream, "\"score\":0", deadline.Token);
        Volatile.Write(ref points, 7);
        await ReadUntilAsync(stream, "\"score\":7", deadline.Token);

        await Facts.UntilAsync(() => Task.FromResult(OwnTraces(receiver).Any(trace => s_way.All(trace.Contains) && trace.Contains("week.poll"))));
        // One round for one viewer in one loop, and each poll begins a trace of its own.
        Assert.All(OwnTraces(receiver), trace => Assert.InRange(trace.Count(name => name == "week.poll"), 0, 1));
        Assert.All(OwnTraces(receiver), trace => Assert.InRange(trace.Count(name => name == "gateway.round"), 0, 1));
        Assert.Equal(0, toldFeed);
    }

    [Fact]
    public async Task SiloWithoutAGateway_SendsToo()
    {
        await using var receiver = await ScriptedServer.StartAsync();
        var data = Directory.CreateTempSubdirectory("livescore-silo-");
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            To(receiver).Append($"LiveScore:Silo:Data={data.FullName}").Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])));
        builder.Logging.ClearProviders();
        builder.AddSilo(clustered: false);
        builder.AddSeasonFollower();
        await builder.Configuration.PrepareStorageAsync(TestContext.Current.CancellationToken);
        using (var host = builder.Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            foreach (var name in new[] { "livescore.versions.stored", "livescore-silo" })
            {
                await Facts.UntilAsync(() => Task.FromResult(receiver.BodiesTo("/v1/metrics").Any(body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0)));
            }

            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task WithoutAReceiver_NothingIsTraced()
    {
        await using var receiver = await ScriptedServer.StartAsync();
        await using var host = await LiveScoreHost.StartAsync([.. To(receiver), "OTEL_TRACES_EXPORTER=none", "OTEL_METRICS_EXPORTER=none"]);
        await host.ScrapeUntilAsync(page => page.Sum("livescore_versions_stored_total") > 3);
        Assert.Equal(0, receiver.Count);
    }

    [Fact]
    public async Task Endpoint_ThatIsNone_IsTold()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => LiveScoreHost.StartAsync("OTEL_EXPORTER_OTLP_ENDPOINT=collector"));
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT is an http or https address", fault.Message, StringComparison.Ordinal);
    }

    private static string[] To(ScriptedServer receiver) =>
    [
        $"OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Url}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
        "OTEL_METRIC_EXPORT_INTERVAL=200", "OTEL_BSP_SCHEDULE_DELAY=100",
    ];

    /// <summary>
    /// The names of the spans of each trace that began with this test's feed: the spans of all hosts of a process are heard by each.
    /// </summary>
    private static List<List<string>> OwnTraces(ScriptedServer receiver) =>
    [
        .. receiver.BodiesTo("/v1/traces")
            .SelectMany(body => Children(body, 1)).SelectMany(resource => Children(resource, 2)).SelectMany(scope => Children(scope, 2))
            .GroupBy(span => Convert.ToHexString(Children(span, 1).Single()))
            .Where(trace => trace.Any(span => span.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Traced)) >= 0))
            .Select(trace => trace.Select(span => Encoding.UTF8.GetString(Children(span, 5).Single())).ToList()),
    ];

    private static IEnumerable<byte[]> Children(byte[] message, int field) =>
        ProtoReader.Fields(message).Where(pair => pair.Field == field).Select(pair => pair.Value);

    private static async Task ReadUntilAsync(StreamReader stream, string text, CancellationToken cancellationToken)
    {
        string? line;
        do
        {
            line = await stream.ReadLineAsync(cancellationToken);
            Assert.NotNull(line);
        }
        while (!line.Contains(text, StringComparison.Ordinal));
    }
}
