using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LiveScore.Season;

/// <summary>A web server with scorestrip's archive on a free port of loopback. It takes its time, and notes how much.</summary>
internal sealed class SlowFeed : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly SeasonPages _pages;
    private readonly TimeSpan _delay;
    private ConcurrentBag<TimeSpan> _times = [];

    private SlowFeed(WebApplication server, SeasonPages pages, TimeSpan delay) => (_server, _pages, _delay) = (server, pages, delay);

    public string Url => _server.Urls.First();

    public static async Task<SlowFeed> StartAsync(SeasonPages pages, TimeSpan delay, CancellationToken cancellationToken)
    {
        // Empty, so that no environment variable moves it elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var feed = new SlowFeed(server, pages, delay);
        server.Run(feed.AnswerAsync);
        await server.StartAsync(cancellationToken);
        return feed;
    }

    /// <summary>How long each request took since this was last called, from its arrival to the end of its answer.</summary>
    public IReadOnlyCollection<TimeSpan> TakeTimes() => Interlocked.Exchange(ref _times, []);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (arrived, response, query) = (Stopwatch.GetTimestamp(), context.Response, context.Request.Query);
        if (context.Request.Path.Value?.TrimEnd('/') != "/ajax/scorestrip"
            || !TryNumber(query["season"], out var season) || !TryNumber(query["week"], out var week))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var page = _pages.Page(season, query["seasonType"].ToString(), week);
        await Task.Delay(_delay, TimeProvider.System, context.RequestAborted);
        response.ContentType = "application/xml";
        response.ContentLength = page.Length;
        await response.Body.WriteAsync(page, context.RequestAborted);
        await response.CompleteAsync();
        _times.Add(Stopwatch.GetElapsedTime(arrived));
    }

    private static bool TryNumber(string? text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
