using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveScore.Cli.Tests.Support;

/// <summary>A web server whose every answer the test gives by hand.</summary>
internal sealed class ScriptedGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Exchange> _exchanges = Channel.CreateUnbounded<Exchange>();

    private ScriptedGateway(WebApplication app)
    {
        _app = app;
        app.Run(context =>
        {
            var exchange = new Exchange(context);
            _exchanges.Writer.TryWrite(exchange);
            return exchange.Over;
        });
    }

    public Uri Url => new(_app.Urls.First() + "/");

    public static async Task<ScriptedGateway> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new ScriptedGateway(builder.Build());
        await gateway._app.StartAsync();
        return gateway;
    }

    /// <summary>The next request, answered by nobody yet.</summary>
    public async Task<Exchange> NextAsync() => await _exchanges.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

    /// <summary>The next request, answered with a stream.</summary>
    public async Task<Exchange> StreamAsync(string opening = ": LiveScore\n\n")
    {
        var exchange = await NextAsync();
        exchange.Context.Response.ContentType = "text/event-stream";
        await exchange.SendAsync(opening);
        return exchange;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}

/// <summary>A request and its answer.</summary>
internal sealed class Exchange(HttpContext context)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HttpContext Context => context;

    public Task Over => _over.Task.WaitAsync(context.RequestAborted);

    public string? LastEventId => context.Request.Headers["Last-Event-ID"].FirstOrDefault();

    public string Path => context.Request.Path + context.Request.QueryString;

    public async Task SendAsync(string text)
    {
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
    }

    public Task SendAsync(string name, string? id, string data) =>
        SendAsync($"event: {name}\n{(id is null ? "" : $"id: {id}\n")}data: {data}\n\n");

    /// <summary>The body ends as it should.</summary>
    public void End() => _over.TrySetResult();

    /// <summary>The connection breaks.</summary>
    public void Break() => context.Abort();

    public async Task RefuseAsync(int status, string body, string type = "application/problem+json", int? retryAfter = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        if (retryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = $"{seconds}";
        }

        await context.Response.WriteAsync(body);
        End();
    }
}
