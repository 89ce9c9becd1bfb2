using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LiveScore.Cluster;

/// <summary>A web server with scorestrip's archive, in which the ball of every week changes hands with each answer.</summary>
internal sealed class FlippingFeed : IAsyncDisposable
{
    private const int GamesAWeek = 16;

    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<(int Season, int Week), int> _answers = new();

    private FlippingFeed(WebApplication server) => _server = server;

    public string Url => _server.Urls.First();

    public static async Task<FlippingFeed> StartAsync(CancellationToken cancellationToken)
    {
        // Empty, so that no environment variable moves it elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var feed = new FlippingFeed(server);
        server.Run(feed.AnswerAsync);
        await server.StartAsync(cancellationToken);
        return feed;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (context.Request.Path.Value?.TrimEnd('/') != "/ajax/scorestrip"
            || !int.TryParse(query["season"], CultureInfo.InvariantCulture, out var season)
            || !int.TryParse(query["week"], CultureInfo.InvariantCulture, out var week))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var page = Print(season, week, ball: _answers.AddOrUpdate((season, week), 0, (_, count) => count + 1) % 2 == 0 ? 'H' : 'A');
        context.Response.ContentType = "application/xml";
        await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static byte[] Print(int season, int week, char ball)
    {
        var page = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?><ss>""")
            .Append(CultureInfo.InvariantCulture, $"""<gms gd="0" w="{week}" y="{season}" t="R">""");
        var date = new DateOnly(season, 9, 13).AddDays(7 * (week - 1));
        for (var game = 0; game < GamesAWeek; game++)
        {
            // Only the first one is on.
            var (quarter, clock, holder) = game == 0 ? ("2", "08:11", $"{ball}{game}") : ("F", "", "");
            page.Append(
                CultureInfo.InvariantCulture,
                $"""<g eid="{date:yyyyMMdd}{game:00}" gsis="{56000 + game}" d="{date:ddd}" t="1:00" q="{quarter}" k="{clock}" h="H{game}" hnn="home" hs="17" v="A{game}" vnn="away" vs="3" p="{holder}" rz="0" ga="" gt="REG"/>""");
        }

        return Encoding.UTF8.GetBytes(page.Append("</gms></ss>").ToString());
    }
}
