using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>RFC 6455, section 5.4: messages in fragments, and control frames between them.</summary>
public sealed class FragmentTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData("one", "two")]
    [InlineData("", "two")]
    [InlineData("one", "")]
    [InlineData("", "", "", "")]
    [InlineData("", "x", "", "y", "")]
    [InlineData("1", "2", "3", "4", "5", "6", "7", "8", "9")]
    public async Task Text_InFragments_IsGreetedWhole(params string[] parts)
    {
        var frames = Frame.Fragments([.. parts.Select(Encoding.UTF8.GetBytes)]).ToArray();
        await _host.AssertGreetsAsync(string.Concat(parts), frames);
        using var chopped = await RawWebSocket.OpenAsync(_host);
        await chopped.SendChoppedAsync(Frame.Bytes(frames), 1);
        Assert.Equal($"Welcome, {string.Concat(parts)}", await chopped.ReadTextAsync());
    }

    [Fact]
    public async Task Ping_BetweenFragments_IsAnsweredAtOnce()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Text("one ") with { Fin = false }, Frame.Ping("inside"));
        await socket.AssertPongAsync("inside");
        await socket.SendAsync(Frame.Next("two ") with { Fin = false }, Frame.Pong("unasked"), Frame.Ping("again"));
        await socket.AssertPongAsync("again");
        await socket.SendAsync(Frame.Next("three"));
        Assert.Equal("Welcome, one two three", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task Pings_BetweenFragmentsInOnePacket_ComeBackBeforeTheText()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        var frames = Frame.Fragments([.. "fragments".Select(letter => new[] { (byte)letter })])
            .SelectMany((fragment, i) => new[] { fragment, Frame.Ping($"{i}") }).ToArray();
        // The last ping would come after the end of the text.
        await socket.SendChoppedAsync(Frame.Bytes(frames[..^1]), 1);
        for (var i = 0; i < 8; i++)
        {
            await socket.AssertPongAsync($"{i}");
        }

        Assert.Equal("Welcome, fragments", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task Close_BetweenFragments_Closes()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Text("one ") with { Fin = false });
        await socket.CloseAsync(Frame.Close(1000), Frame.Next("two"));
        Assert.Equal(1000, (await socket.ReadCloseAsync()).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Continuation_OfNothing_IsAFault(bool fin)
    {
        await _host.AssertClosesAsync(1002, Frame.Next("stray") with { Fin = fin });
        await _host.AssertClosesAsync(1002, Frame.Next("stray") with { Fin = fin }, Frame.Text("hello"));
        await _host.AssertClosesAsync(1002, Frame.Next("") with { Fin = fin });
    }

    [Fact]
    public async Task Continuation_OfAMessageThatEnded_IsAFault()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync([.. Frame.Fragments("one"u8.ToArray(), "two"u8.ToArray()), Frame.Next("three")]);
        Assert.Equal("Welcome, onetwo", await socket.ReadTextAsync());
        Assert.Equal(1002, (await socket.ReadCloseAsync()).Code);
    }

    [Theory]
    [InlineData(Opcode.Text, true)]
    [InlineData(Opcode.Text, false)]
    [InlineData(Opcode.Binary, true)]
    public async Task Message_InsideAnother_IsAFault(Opcode opcode, bool fin) => await _host.AssertClosesAsync(
        1002, Frame.Text("one") with { Fin = false }, new Frame(opcode, "two"u8.ToArray()) { Fin = fin }, Frame.Next("three"));

    [Fact]
    public async Task Op_InFragments_IsUnderstood()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync([.. Frame.Fragments(" "u8.ToArray(), "{\"op\":"u8.ToArray(), "\"pi"u8.ToArray(), "ng\"}"u8.ToArray())]);
        Assert.Contains("\"pong\"", await socket.ReadTextAsync(), StringComparison.Ordinal);
    }
}
