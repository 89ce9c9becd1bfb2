using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Weeks;
using LiveScore.Gateway.Wire;

namespace LiveScore.Gateway.Transports.Sse;

/// <summary>
/// Answers with a stream. Once it is decided that there is one, the answer is 200 whatever happens: browsers never come back
/// after anything else. Whoever finds no place is told when to try again.
/// </summary>
/// <param name="context">What streams work with.</param>
/// <param name="format">How the viewer is told.</param>
/// <param name="topics">What it follows, and what it wants to see of each.</param>
internal sealed class SseResult(SseContext context, Format format, params IReadOnlyList<(TopicName Name, WeekView View)> topics) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            httpContext.SetSseHeaders();
            return;
        }

        var address = httpContext.Connection.RemoteIpAddress;
        var slot = context.Slots.Take(address);
        if (slot == Slot.NoneForAddress)
        {
            await new TooManyViewers().ExecuteAsync(httpContext);
            return;
        }

        var isAdmitted = false;
        try
        {
            httpContext.SetSseHeaders();
            await httpContext.Response.BodyWriter.WriteAsync(SseFrame.Opening(context.Retry), httpContext.RequestAborted);
            if (slot == Slot.Taken && !context.IsStopping && await httpContext.TakeOverAsync(httpContext.Response.Body) is { } outlet)
            {
                isAdmitted = true;
                await ServeAsync(httpContext, outlet);
            }
        }
        finally
        {
            if (slot == Slot.Taken && !isAdmitted)
            {
                context.Slots.GiveBack(address);
            }
        }
    }

    private async Task ServeAsync(HttpContext http, Outlet outlet)
    {
        var resumeAt = JoinedId.Split(http.Request.ReadLastEventId(), [.. topics.Select(topic => topic.Name.Week ?? context.Current.Week)]);
        foreach (var id in resumeAt)
        {
            await context.Topics.CatchUpAsync(id);
        }

        var viewer = context.Loops.Admit(outlet, format, http.Connection.RemoteIpAddress);
        viewer.Subscribe([.. topics.Select((topic, i) => new Wish(topic.Name, topic.View, resumeAt[i]))]);
        if (outlet is SocketOutlet socket)
        {
            _ = socket.ListenAsync();
        }

        await http.StayAsync(outlet, viewer);
    }
}
