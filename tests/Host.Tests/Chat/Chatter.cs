using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LiveScore.Host.Tests.Sessions;

namespace LiveScore.Host.Tests.Chat;

/// <summary>Somebody in the chat: a name, and the cookie that stands for it.</summary>
internal sealed record Chatter(LiveScoreHost Host, string User, string Cookie)
{
    public static async Task<Chatter> ComeAsync(LiveScoreHost host)
    {
        var visit = await Visit.AskAsync(host);
        return new(host, visit.User, visit.Cookie);
    }

    public static Task<Chatter[]> ComeAsync(LiveScoreHost host, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => ComeAsync(host)));

    /// <summary>Opens a stream; the answer has begun when this ends, and the room knows of the viewer when it was told of somebody.</summary>
    public Task<Hearing> HearAsync(string room, string? lastEventId = null) => OpenAsync($"/events?room={room}", lastEventId);

    public Task<Hearing> OpenAsync(string url, string? lastEventId = null)
    {
        var request = With(new(HttpMethod.Get, url));
        if (lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        return Hearing.OpenAsync(Host.Http, request);
    }

    /// <summary>Says something that is stored, and gives the answer.</summary>
    public async Task<JsonNode> SayAsync(string room, string text)
    {
        var (status, answer, _) = await TrySayAsync(room, text);
        Assert.True(status == 200, $"{status} {answer}");
        return answer;
    }

    public Task<(int Status, JsonNode Answer, HttpResponseHeaders Headers)> TrySayAsync(string room, string text) =>
        PostAsync(new JsonObject { ["text"] = text, ["room"] = room }.ToJsonString());

    /// <summary>Posts any body to the chat.</summary>
    public async Task<(int Status, JsonNode Answer, HttpResponseHeaders Headers)> PostAsync(string body)
    {
        using var request = With(new(HttpMethod.Post, "/events") { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        using var response = await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!, response.Headers);
    }

    private HttpRequestMessage With(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Cookie", Cookie);
        return request;
    }
}
