using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>RFC 6455, section 5.2: lengths, masks, and frames in whatever packets.</summary>
public sealed class FramingTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public async Task Text_OfAnyAllowedLength_IsGreeted(int length) =>
        await _host.AssertGreetsAsync(new('x', length), Frame.Text(new string('x', length)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(125, 1)]
    [InlineData(126, 1)]
    [InlineData(300, 1)]
    [InlineData(65_535, 997)]
    [InlineData(65_536, 1460)]
    public async Task Text_InSmallPackets_IsGreeted(int length, int packet)
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendChoppedAsync(Frame.Text(new string('x', length)).ToBytes(), packet);
        Assert.Equal($"Welcome, {new string('x', length)}", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task Texts_ManyInOnePacket_AreGreetedInOrder()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync([.. Enumerable.Range(0, 100).Select(i => Frame.Text($"{i}"))]);
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal($"Welcome, {i}", await socket.ReadTextAsync());
        }
    }

    [Fact]
    public async Task Text_BehindTheHandshake_IsGreeted()
    {
        using var socket = await RawWebSocket.OpenAsync(_host, Frame.Bytes(Frame.Text("early"), Frame.Ping("bird")));
        Assert.Equal("Welcome, early", await socket.ReadTextAsync());
        await socket.AssertPongAsync("bird");
    }

    [Fact]
    public async Task Text_InPartBehindTheHandshake_IsGreeted()
    {
        var bytes = Frame.Text(new string('x', 1000)).ToBytes();
        using var socket = await RawWebSocket.OpenAsync(_host, bytes[..3]);
        await socket.SendBytesAsync(bytes.AsMemory(3));
        Assert.Equal($"Welcome, {new string('x', 1000)}", await socket.ReadTextAsync());
    }

    [Theory]
    [InlineData(Opcode.Text)]
    [InlineData(Opcode.Ping)]
    [InlineData(Opcode.Pong)]
    [InlineData(Opcode.Close)]
    public async Task Frame_WithoutAMask_IsAFault(Opcode opcode)
    {
        await _host.AssertClosesAsync(1002, new Frame(opcode, Frame.Close(1000, "bye").Payload) { Masked = false });
        // So short that a server which waits for the mask waits for ever.
        await _host.AssertClosesAsync(1002, new Frame(opcode, []) { Masked = false });
    }

    [Fact]
    public async Task Frame_UnmaskedInsideAMessage_IsAFault() =>
        await _host.AssertClosesAsync(1002, Frame.Text("masked") with { Fin = false }, Frame.Next("bare") with { Masked = false });

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(65_536)]
    public async Task Binary_OfAnyLength_IsNotTaken(int length) =>
        await _host.AssertClosesAsync(1003, new Frame(Opcode.Binary, new byte[length]));

    [Fact]
    public async Task Binary_InFragments_IsNotTaken() => await _host.AssertClosesAsync(
        1003, new Frame(Opcode.Binary, [1]) { Fin = false }, Frame.Next([2]) with { Fin = false }, Frame.Next([3]));

    [Fact]
    public async Task Text_OfJsonWithBlanksBefore_IsNoGreeting()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Text(" \t\r\n{\"op\":\"ping\"}"));
        Assert.Contains("\"pong\"", await socket.ReadTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Close")]
    [InlineData("close ")]
    [InlineData("[1]")]
    [InlineData("\"close\"")]
    [InlineData("<b>José</b> & \"co\" \\ \u0000 \u2028")]
    public async Task Text_OfAnyKind_IsGreetedAsItIs(string text) => await _host.AssertGreetsAsync(text, Frame.Text(text));

    [Fact]
    public async Task Text_SayingClose_Closes() => await _host.AssertClosesAsync(1000, Frame.Text("close"));

    [Fact]
    public async Task Text_SayingCloseInFragments_Closes() =>
        await _host.AssertClosesAsync(1000, [.. Frame.Fragments("cl"u8.ToArray(), "ose"u8.ToArray())]);

    [Fact]
    public async Task Text_WithManyKindsOfLetters_ComesBackWhole()
    {
        var text = string.Concat(Enumerable.Range(1, 3000).Select(i => new Rune(i * 20 is >= 0xd800 and < 0xe000 ? 0x1f3c8 : i * 20).ToString()));
        await _host.AssertGreetsAsync(text, Frame.Text(text));
    }
}
