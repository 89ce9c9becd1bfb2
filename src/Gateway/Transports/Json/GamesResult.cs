using LiveScore.Domain;
using LiveScore.Gateway.Weeks;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports.Json;

/// <summary>The games of a week, or 304 when the client has them already.</summary>
internal sealed class GamesResult(WeekLog log, WeekView view) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var tag = new EntityTagHeaderValue($"\"{Tag()}\"");
        var response = httpContext.Response;
        response.Headers.ETag = tag.ToString();
        // Scores are corrected even after the end, but not by the minute.
        response.Headers.CacheControl = IsOver() ? "public, max-age=3600" : "no-cache";
        if (IsKnown(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = log.StateFor(view).Data;
        response.ContentType = JsonBody.ContentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    // The week is in the URL, so it need not be in the tag.
    private string Tag()
    {
        var id = log.Id.ToString();
        var version = id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return view.Team is null ? version : $"{version}.{view.Team}";
    }

    private bool IsOver() =>
        log.Games.Length > 0 && log.Games.All(game => game.Status is GameStatus.Final or GameStatus.Canceled);

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: false));
}
