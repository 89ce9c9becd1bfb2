using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>RFC 6455, sections 5.5.1 and 7: both sides say close, and then there is silence.</summary>
public sealed class CloseTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    public static TheoryData<int> ValidCodes => [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];

    [Theory]
    [MemberData(nameof(ValidCodes))]
    public async Task Close_WithAValidCode_IsEchoed(int code)
    {
        await AssertEchoedAsync(Frame.Close(code));
        await AssertEchoedAsync(Frame.Close(code, "Reason: κόσμε"));
    }

    public static TheoryData<int> InvalidCodes => [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535];

    [Theory]
    [MemberData(nameof(InvalidCodes))]
    public async Task Close_WithAnInvalidCode_IsAFault(int code)
    {
        await _host.AssertClosesAsync(1002, Frame.Close(code));
        await _host.AssertClosesAsync(1002, Frame.Close(code, "reason"));
    }

    [Fact]
    public async Task Close_WithoutACode_IsAnswered()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.CloseAsync(new(Opcode.Close, []));
        Assert.Contains((await socket.ReadCloseAsync()).Code, new int?[] { null, 1000 });
    }

    [Fact]
    public async Task Close_WithHalfACode_IsAFault() => await _host.AssertClosesAsync(1002, new Frame(Opcode.Close, [3]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(123)]
    public async Task Close_WithAReasonOfAnyAllowedLength_IsEchoed(int length) => await AssertEchoedAsync(Frame.Close(1000, new string('r', length)));

    [Theory]
    [InlineData("FF")]
    [InlineData("C0AF")]
    [InlineData("EDA080")]
    [InlineData("CEBAE1BDB9CF83CEBCCEB5F4908080656469746564")]
    public async Task Close_WithAReasonThatIsNoText_IsAFault(string hex)
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.CloseAsync(Frame.Close(1000, Convert.FromHexString(hex)));
        Assert.Contains((await socket.ReadCloseAsync()).Code!.Value, new[] { 1007, 1002 });
    }

    [Fact]
    public async Task Close_WithMoreBehindIt_EndsTheTalk()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.CloseAsync(Frame.Close(1000), Frame.Text("late"), Frame.Ping("late"), Frame.Close(1001), Frame.Text("later"));
        Assert.Equal(1000, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task Close_InSmallPackets_IsEchoed()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendChoppedAsync(Frame.Close(1000, "slowly").ToBytes(), 1);
        Assert.Equal(1000, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task Close_WhileSubscribed_EndsTheEventsAndFreesThePlace()
    {
        await using var host = await GatewayHost.StartAsync("DrainWindow=00:00:00");
        using var socket = await TopicSocket.OpenAsync(host);
        await socket.SubscribeAsync(host.League.NewWeek().Topic());
        Assert.Equal("snapshot", (await socket.NextAsync()).Name);
        Assert.Equal(1, host.Viewers.Taken);
        await socket.Raw.CloseAsync(Frame.Close(1001));
        Assert.Equal(1001, (await socket.Raw.ReadCloseAsync()).Code);
        await GatewayHost.UntilAsync(() => host.Viewers.Taken == 0);
    }

    [Fact]
    public async Task Server_ThatClosesFirst_WaitsForTheAnswerAndNotForEver()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.SendAsync(Frame.Text("close"));
        Assert.Equal(1000, (await socket.ReadAsync())!.Code);
        // A client that never answers: the end comes all the same.
        Assert.Null(await socket.ReadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connection_ThatBreaksInsideAFrame_FreesThePlaceAndIsNoError(bool abruptly)
    {
        await using var host = await GatewayHost.StartAsync("DrainWindow=00:00:00");
        // A silo warns of this and that when it starts.
        var before = host.Log.Lines.Count();
        foreach (var cut in new[] { 1, 3, 5, 50 })
        {
            var socket = await RawWebSocket.OpenAsync(host, Frame.Text(new string('x', 100)).ToBytes()[..cut]);
            await GatewayHost.UntilAsync(() => host.Viewers.Taken == 1);
            if (abruptly)
            {
                socket.Abort();
            }

            socket.Dispose();
            await GatewayHost.UntilAsync(() => host.Viewers.Taken == 0);
        }

        Assert.DoesNotContain(host.Log.Lines.Skip(before), line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warning", StringComparison.Ordinal));
    }

    private async Task AssertEchoedAsync(Frame close)
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        await socket.CloseAsync(close);
        Assert.Equal(close.Code, (await socket.ReadCloseAsync()).Code);
    }
}
