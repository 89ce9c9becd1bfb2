using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LiveScore.Host.Tests.Chat;

/// <summary>What only the holder of the admin key may do.</summary>
internal static class Operator
{
    public static async Task<int> DeleteAsync(this LiveScoreHost host, string path, string key = ChatHost.Key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path) { Headers = { Authorization = new("Bearer", key) } };
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>Gives the id, or the empty text with a status that is not 200.</summary>
    public static async Task<(int Status, string Id)> AnnounceAsync(this LiveScoreHost host, string text, string key = ChatHost.Key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/notifications")
        {
            Content = JsonContent.Create(new { text }),
            Headers = { Authorization = new("Bearer", key) },
        };
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return ((int)response.StatusCode, (string?)answer["id"] ?? "");
    }
}
