using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>No message is longer than 64 KiB, however it comes.</summary>
public sealed class LimitTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private const int Limit = 64 * 1024;

    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65_535)]
    public async Task Message_OfTheLimitInFragments_IsGreeted(int size) =>
        await _host.AssertGreetsAsync(new('x', Limit), Frame.Fragments(Parts(Limit, size)));

    [Theory]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public async Task Message_OneByteLonger_IsRefused(int size) => await _host.AssertClosesAsync(1009, [.. Frame.Fragments(Parts(Limit + 1, size))]);

    [Fact]
    public async Task Message_OfManyMegabytes_IsRefusedBeforeItIsRead()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.TrySendAsync(Frame.Text(new string('x', 16 * 1024 * 1024)).ToBytes());
        Assert.Equal(1009, (await socket.ReadCloseAsync()).Code);
    }

    [Theory]
    [InlineData(Limit + 1)]
    [InlineData(1L << 32)]
    [InlineData(long.MaxValue)]
    public async Task Frame_ThatSaysItIsTooLong_IsRefusedBeforeItsPayload(long length)
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendBytesAsync(Frame.Text("").Head((ulong)length));
        Assert.Equal(1009, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task Fragment_ThatWouldMakeItTooLong_IsRefusedBeforeItsPayload()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Text(new string('x', Limit - 1)) with { Fin = false });
        await socket.SendBytesAsync(Frame.Next("").Head(2UL));
        Assert.Equal(1009, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task Frame_WithALengthBelowZero_IsRefused()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendBytesAsync(Frame.Text("").Head(ulong.MaxValue));
        Assert.Contains((await socket.ReadCloseAsync()).Code!.Value, new[] { 1002, 1009 });
    }

    [Fact]
    public async Task Fragments_WithoutEndAndWithoutContent_AreNoMessage()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        Frame[] empty = [.. Enumerable.Repeat(Frame.Next("") with { Fin = false }, 10_000)];
        await socket.SendAsync([Frame.Text("") with { Fin = false }, .. empty, Frame.Ping("still"), Frame.Next("here")]);
        await socket.AssertPongAsync("still");
        Assert.Equal("Welcome, here", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task Limit_OfEachMessage_BeginsAnew()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        for (var i = 0; i < 3; i++)
        {
            await socket.SendAsync(Frame.Text(new string('x', Limit)));
            Assert.Equal(Limit + "Welcome, ".Length, (await socket.ReadTextAsync()).Length);
        }
    }

    private static byte[][] Parts(int length, int size) => [.. new byte[length].Select(_ => (byte)'x').Chunk(size)];
}
