using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>RFC 6455, sections 5.2 and 5.5: ping and pong, and what is reserved.</summary>
public sealed class ControlTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(125)]
    public async Task Ping_OfAnyAllowedLength_ComesBackAsPong(int length)
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Ping(new('p', length)));
        await socket.AssertPongAsync(new('p', length));
    }

    [Fact]
    public async Task Ping_OfAnyBytes_ComesBackAsItIs()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        byte[] bytes = [0, 0xff, 0xfe, 0x80, 0xc0, 10, 13];
        await socket.SendAsync(new Frame(Opcode.Ping, bytes));
        Assert.Equal(bytes, (await socket.ReadAsync())!.Payload);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Ping_InSmallPackets_ComesBack(int packet)
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendChoppedAsync(Frame.Ping(new('p', 125)).ToBytes(), packet);
        await socket.AssertPongAsync(new('p', 125));
    }

    [Fact]
    public async Task Pings_TenAtOnce_ComeBackInOrder()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync([.. Enumerable.Range(0, 10).Select(i => Frame.Ping($"ping {i}"))]);
        for (var i = 0; i < 10; i++)
        {
            await socket.AssertPongAsync($"ping {i}");
        }
    }

    [Fact]
    public async Task Pong_ThatNobodyAskedFor_IsIgnored()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Pong(), Frame.Pong("unasked"), Frame.Ping("asked"));
        await socket.AssertPongAsync("asked");
    }

    [Theory]
    [InlineData(Opcode.Ping)]
    [InlineData(Opcode.Pong)]
    [InlineData(Opcode.Close)]
    public async Task Control_LongerThan125Bytes_IsAFault(Opcode opcode)
    {
        var payload = Frame.Close(1000, new string('x', 124)).Payload;
        Assert.Equal(126, payload.Length);
        await _host.AssertClosesAsync(1002, new Frame(opcode, payload));
    }

    [Theory]
    [InlineData(Opcode.Ping)]
    [InlineData(Opcode.Pong)]
    [InlineData(Opcode.Close)]
    public async Task Control_InFragments_IsAFault(Opcode opcode) =>
        await _host.AssertClosesAsync(1002, new Frame(opcode, [3, 232]) { Fin = false }, Frame.Next("rest"));

    public static TheoryData<Opcode, int> ReservedBits => new(
        from opcode in new[] { Opcode.Text, Opcode.Binary, Opcode.Ping, Opcode.Pong, Opcode.Close }
        from bits in Enumerable.Range(1, 7)
        select (opcode, bits));

    [Theory]
    [MemberData(nameof(ReservedBits))]
    public async Task Frame_WithAReservedBit_IsAFault(Opcode opcode, int bits) =>
        await _host.AssertClosesAsync(1002, new Frame(opcode, [3, 232]) { Rsv = bits }, Frame.Ping());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Continuation_WithAReservedBit_IsAFault(int bits) =>
        await _host.AssertClosesAsync(1002, Frame.Text("a") with { Fin = false }, Frame.Next("b") with { Rsv = bits });

    public static TheoryData<int> ReservedOpcodes => [3, 4, 5, 6, 7, 11, 12, 13, 14, 15];

    [Theory]
    [MemberData(nameof(ReservedOpcodes))]
    public async Task Opcode_ThatIsReserved_IsAFault(int opcode)
    {
        await _host.AssertClosesAsync(1002, new Frame((Opcode)opcode, []));
        await _host.AssertClosesAsync(1002, new Frame((Opcode)opcode, "reserved"u8.ToArray()), Frame.Ping());
        await _host.AssertClosesAsync(1002, Frame.Text("a") with { Fin = false }, new Frame((Opcode)opcode, "reserved"u8.ToArray()));
    }

    [Fact]
    public async Task Fault_AfterATextAndAPing_ComesAfterTheirAnswers()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Text("hello"), Frame.Ping("one"), new Frame((Opcode)5, []), Frame.Ping("two"));
        Assert.Equal("Welcome, hello", await socket.ReadTextAsync());
        await socket.AssertPongAsync("one");
        Assert.Equal(1002, (await socket.ReadCloseAsync()).Code);
    }
}
