using LiveScore.Gateway.FanOut;
using LiveScore.Gateway.Topics;
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
internal sealed class SseResult(TransportContext context, Format format, params IReadOnlyList<(TopicName Name, WeekView View)> topics) : IResult
{
    /// <summary>The name that others see of the viewer; null for one without a session.</summary>
    public string? User { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            httpContext.SetSseHeaders();
            return;
        }

        using var place = context.Slots.Take(httpContext.Connection.RemoteIpAddress);
        if (place.Slot == Slot.NoneForAddress)
        {
            await new TooManyViewers().ExecuteAsync(httpContext);
            return;
        }

        httpContext.SetSseHeaders();
        await httpContext.Response.BodyWriter.WriteAsync(SseFrame.Opening(context.Retry), httpContext.RequestAborted);
        if (place.Slot == Slot.Taken && !context.IsStopping)
        {
            await ServeAsync(httpContext, place);
        }
    }

    private async Task ServeAsync(HttpContext http, ViewerPlace place)
    {
        var resumeAt = await context.Topics.ResumeAsync(http.Request.ReadLastEventId(), [.. topics.Select(topic => (TopicName?)topic.Name)]);
        if (await http.TakeOverAsync(http.Response.Body) is not { } outlet)
        {
            return;
        }

        var viewer = context.Loops.Admit(outlet, format, place, User);
        viewer.Subscribe([.. topics.Zip(resumeAt, (topic, id) => new Wish(topic.Name, topic.View, id))]);
        if (outlet is SocketOutlet socket)
        {
            _ = socket.ListenAsync();
        }

        await http.StayAsync(outlet, viewer, listening: Task.CompletedTask);
    }
}
