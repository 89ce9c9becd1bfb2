using System.Text;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.WebSockets;

/// <summary>RFC 6455, section 8.1: texts are UTF-8, and nothing that is almost.</summary>
public sealed class Utf8Tests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly GatewayHost _host = fixture.Host;

    /// <summary>First and last code points of every length, those beside the surrogates, and some that stand for no letter.</summary>
    public static TheoryData<int> CodePoints =>
    [
        0, 0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xd7ff, 0xe000, 0xfdd0, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x1_0000, 0x1_f3c8, 0x3_ffff,
        0x4_0000, 0xf_fffe, 0x10_0000, 0x10_ffff,
    ];

    [Theory]
    [MemberData(nameof(CodePoints))]
    public async Task CodePoint_ThatIsValid_IsTakenInAnyFragments(int codePoint)
    {
        var text = $"a{new Rune(codePoint)}b";
        var bytes = Encoding.UTF8.GetBytes(text);
        await _host.AssertGreetsAsync(text, Frame.Text(bytes));
        await _host.AssertGreetsAsync(text, Frame.Fragments([.. bytes.Select(octet => new[] { octet })]));
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            await _host.AssertGreetsAsync(text, Frame.Fragments(bytes[..cut], [], bytes[cut..]));
        }
    }

    [Fact]
    public async Task CodePoint_InFragmentsWithPingsBetween_IsTaken()
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        // A ping's payload is bytes, and no part of the text around it.
        Frame[] fragments = [.. Frame.Fragments([0xf0, 0x9f], [0x8f], [0x88])];
        await socket.SendAsync(fragments[0], new Frame(Opcode.Ping, [0xff]), fragments[1], Frame.Ping("x"), fragments[2]);
        Assert.Equal([0xff], (await socket.ReadAsync())!.Payload);
        await socket.AssertPongAsync("x");
        Assert.Equal("Welcome, \U0001f3c8", await socket.ReadTextAsync());
    }

    public static TheoryData<string> Invalid =>
    [
        // Bytes that begin nothing, and those that never occur.
        "80", "BF", "80 BF 80", "FE", "FF", "FE FE FF FF",
        // Something is missing: at the end, before a letter, before another beginning.
        "C2", "E2 82", "F0 9F 8F", "C2 61", "E2 82 61", "F0 9F 8F 61", "E2 82 E2 82 AC", "C2 C2 A9",
        // Longer than need be.
        "C0 80", "C0 AF", "C1 BF", "E0 80 80", "E0 80 AF", "E0 9F BF", "F0 80 80 80", "F0 80 80 AF", "F0 8F BF BF",
        // Five and six bytes.
        "F8 88 80 80 80", "FC 84 80 80 80 80", "FC 80 80 80 80 AF",
        // Surrogates, alone and in pairs.
        "ED A0 80", "ED AD BF", "ED AE 80", "ED AF BF", "ED B0 80", "ED BF BF", "ED A0 80 ED B0 80", "ED AF BF ED BF BF",
        // Beyond U+10FFFF.
        "F4 90 80 80", "F5 80 80 80", "F7 BF BF BF",
    ];

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Bytes_ThatAreNoText_AreRefusedInAnyFragments(string hex)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        byte[] before = [.. "κόσμε"u8];
        await _host.AssertClosesAsync(1007, Frame.Text(bytes));
        await _host.AssertClosesAsync(1007, Frame.Text([.. before, .. bytes]));
        await _host.AssertClosesAsync(1007, [.. Frame.Fragments(before, bytes)]);
        await _host.AssertClosesAsync(1007, [.. Frame.Fragments([.. bytes.Select(octet => new[] { octet }), []])]);
    }

    [Fact]
    public async Task Bytes_ThatAreNoText_AreRefusedBeforeTheMessageEnds()
    {
        foreach (var hex in new[] { "FF", "C0AF", "EDA080", "F4908080" })
        {
            await _host.AssertClosesAsync(1007, Frame.Text([.. "κόσμε"u8, .. Convert.FromHexString(hex)]) with { Fin = false });
            await _host.AssertClosesAsync(
                1007, Frame.Text("κόσμε") with { Fin = false }, Frame.Next(Convert.FromHexString(hex)) with { Fin = false });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Bytes_ThatAreNoText_AreRefusedBeforeTheFrameEnds(int packet)
    {
        using var socket = await RawWebSocket.OpenAsync(_host);
        // Two bytes of the surrogate are enough to know.
        var whole = Frame.Text([.. "κόσμε"u8, 0xed, 0xa0, .. new byte[1000]]).ToBytes();
        await socket.SendChoppedAsync(whole[..^1000], packet);
        Assert.Equal(1007, (await socket.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task Bytes_ThatAreNoTextInAnOp_AreRefused() =>
        await _host.AssertClosesAsync(1007, Frame.Text([.. "{\"op\":\""u8, 0xff, .. "\"}"u8]));
}
