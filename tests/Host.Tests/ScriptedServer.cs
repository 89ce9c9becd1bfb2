using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveScore.Host.Tests;

/// <summary>A web server that answers what a test says: a feed, or a receiver of OTLP.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _asked = [];

    private ScriptedServer(WebApplication app) => _app = app;

    /// <summary>Answers each request. May be changed at any time.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public Uri Url { get; private set; } = null!;

    public int Count => _asked.Count;

    public IEnumerable<byte[]> BodiesTo(string path) => _asked.Where(asked => asked.Path == path).Select(asked => asked.Body);

    public static async Task<ScriptedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build());
        server._app.Run(async http =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            server._asked.Enqueue((http.Request.Path, body.ToArray()));
            await server.Answer(http);
        });
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.Url = new(server._app.Urls.Single());
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
