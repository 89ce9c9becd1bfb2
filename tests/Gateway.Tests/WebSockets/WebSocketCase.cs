using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

internal static class WebSocketCase
{
    /// <summary>The server closes with this code when it gets these frames, and says nothing else.</summary>
    public static async Task AssertClosesAsync(this GatewayHost host, int code, params Frame[] frames)
    {
        using var socket = await RawWebSocket.OpenAsync(host);
        await socket.TrySendAsync(Frame.Bytes(frames));
        Assert.Equal(code, (await socket.ReadCloseAsync()).Code);
    }

    /// <summary>These frames are a text, and are greeted as such.</summary>
    public static async Task AssertGreetsAsync(this GatewayHost host, string text, params IEnumerable<Frame> frames)
    {
        using var socket = await RawWebSocket.OpenAsync(host);
        await socket.SendAsync([.. frames]);
        Assert.Equal($"Welcome, {text}", await socket.ReadTextAsync());
        await socket.AssertOpenAsync();
    }
}
