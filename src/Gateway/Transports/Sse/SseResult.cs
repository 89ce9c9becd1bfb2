using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary>
/// Answers with a stream. Once it is decided that there is one, the answer is 200 whatever happens: browsers never come back
/// after anything else. Whoever finds no place is told when to try again.
/// </summary>
internal sealed class SseResult(SseContext context, WeekView view, Func<Bell, WatchedWeek> watch) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.SetSseHeaders();
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        await httpContext.Response.BodyWriter.WriteAsync(SseFrame.Opening(context.Retry), httpContext.RequestAborted);
        var address = httpContext.Connection.RemoteIpAddress;
        if (context.Stopping.IsCancellationRequested || !context.Slots.TryTake(address))
        {
            return;
        }

        try
        {
            await new SseViewer(httpContext, context, view).ServeAsync(watch, httpContext.Request.ReadLastEventId());
        }
        finally
        {
            context.Slots.GiveBack(address);
        }
    }
}
