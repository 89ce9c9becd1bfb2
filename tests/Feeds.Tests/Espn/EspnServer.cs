using System.Collections.Concurrent;
using LiveScore.Domain;
using LiveScore.Feeds.Espn;
using LiveScore.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LiveScore.Feeds.Tests.Espn;

/// <summary>A web server that answers as ESPN's does, with what the test gives it, and remembers what it was asked.</summary>
internal sealed class EspnServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EspnServer(WebApplication app) => _app = app;

    /// <summary>Ends in a slash.</summary>
    public Uri Url => new(_app.Urls.Single() + "/");

    /// <summary>Path and query, user agent and accepted types of each request.</summary>
    public ConcurrentQueue<(string Target, string Agent, string Accept)> Requests { get; } = [];

    public static async Task<EspnServer> StartAsync(byte[] body, int status = 200, string type = "application/json")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new EspnServer(app);
        app.Run(context =>
        {
            var request = context.Request;
            server.Requests.Enqueue((request.Path + request.QueryString.Value, request.Headers.UserAgent.ToString(), request.Headers.Accept.ToString()));
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.StartAsync();
        return server;
    }

    public static Task<FeedAnswer> AskAsync(Uri url, string week, int? maxBytes = null)
    {
        var options = new FeedOptions { Kind = "espn", Url = url };
        options.MaxBytes = maxBytes ?? options.MaxBytes;
        return new EspnFeed(Http.Environment.Of(options, new ManualClock(Scoreboard.ReceivedAt)))
            .AskAsync(SeasonWeekKey.Parse(week), isLive: false, TestContext.Current.CancellationToken);
    }

    public Task<FeedAnswer> AskAsync(string week, int? maxBytes = null) => AskAsync(Url, week, maxBytes);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
