using System.Net;
using System.Net.Http.Json;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Rooms;

/// <summary>While it cannot be asked which games there are.</summary>
public sealed class RoomOutageTests
{
    [Theory]
    [InlineData("/events?room=2015112911")]
    [InlineData("/api/stream?topic=chat/2015112911")]
    public async Task Room_OfAGameThatCannotBeAskedFor_IsHeardAllTheSame(string url)
    {
        await using var host = await GatewayHost.StartAsync("DrainWindow=00:00:00", "CompareEvery=00:00:00.05", "AnswerLimit=00:00:00.2");
        host.League.Room("2015112911").Say("shy-owl-7", "hello");
        host.League.IsDown = true;
        using var viewer = await SseReader.OpenAsync(host, url);
        Assert.Equal(["presence", "message"], (await viewer.NextAsync(2)).Select(news => news.Name));
    }

    [Fact]
    public async Task Message_ForAGameThatCannotBeAskedFor_IsToBeSentAgain()
    {
        await using var host = await GatewayHost.StartAsync("DrainWindow=00:00:00", "AnswerLimit=00:00:00.2");
        host.League.IsDown = true;
        using var answer = await host.Http.PostAsJsonAsync(
            "/events", new { text = "hello", room = "2015112911" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Empty(host.League.Room("2015112911").State.Entries);
    }
}
