using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LiveScore.Page;

/// <summary>A scorestrip of 16 games in play on a free port of loopback. Every answer alters every game, and the score of one in eight.</summary>
internal sealed class BusyFeed : IAsyncDisposable
{
    public const int Games = 16;

    /// <summary>When all of them have kicked off.</summary>
    public static readonly DateTimeOffset Kickoff = new(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5));

    private const int SecondsPerQuarter = 900, Quarters = 4;

    private static readonly string[] s_clubs =
    [
        "ARI", "ATL", "BAL", "BUF", "CAR", "CHI", "CIN", "CLE", "DAL", "DEN", "DET", "GB", "HOU", "IND", "JAC", "KC",
        "MIA", "MIN", "NE", "NO", "NYG", "NYJ", "OAK", "PHI", "PIT", "SD", "SEA", "SF", "STL", "TB", "TEN", "WAS",
    ];

    private readonly WebApplication _server;
    private int _answers;

    private BusyFeed(WebApplication server) => _server = server;

    public Uri Url => new(_server.Urls.First() + "/");

    public static async Task<BusyFeed> StartAsync(CancellationToken cancellationToken)
    {
        // Empty, so that no environment variable moves it elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var feed = new BusyFeed(server);
        server.Run(feed.AnswerAsync);
        await server.StartAsync(cancellationToken);
        return feed;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/ajax/scorestrip")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/xml;charset=UTF-8";
        await context.Response.WriteAsync(Print(Interlocked.Increment(ref _answers)), context.RequestAborted);
    }

    // One second of play from one answer to the next. After an hour of them the games stand still.
    private static string Print(int answer)
    {
        var page = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?><ss><gms gd="1" w="12" y="2015" t="R">""");
        for (var game = 0; game < Games; game++)
        {
            var played = Math.Min(answer + (7 * game), (Quarters * SecondsPerQuarter) - 1);
            var (quarter, left) = ((played / SecondsPerQuarter) + 1, SecondsPerQuarter - 1 - (played % SecondsPerQuarter));
            var drives = (answer + game) / 8;
            var (away, home) = (s_clubs[2 * game], s_clubs[(2 * game) + 1]);
            page.Append(
                CultureInfo.InvariantCulture,
                $"""<g eid="20151129{game:00}" gsis="{56700 + game}" d="Sun" t="1:00" q="{quarter}" k="{left / 60:00}:{left % 60:00}" h="{home}" hnn="{home.ToLowerInvariant()}" hs="{3 * (drives / 2)}" v="{away}" vnn="{away.ToLowerInvariant()}" vs="{3 * ((drives + 1) / 2)}" p="{(drives % 2 == 0 ? home : away)}" rz="{(answer + game) / 4 % 2}" ga="" gt="REG"/>""");
        }

        return page.Append("</gms></ss>").ToString();
    }
}
