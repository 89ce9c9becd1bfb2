using System.Text;

namespace LiveScore.Host.Tests.Chat;

/// <summary>Whatever is said is text to those who hear it, or is not said.</summary>
public sealed class HostileTextTests(ChatHost chat) : IClassFixture<ChatHost>
{
    private readonly LiveScoreHost _host = chat.Host;

    [Theory]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("x\n\nevent: reset\ndata: x\n\n: y")]
    [InlineData("data: x\nid: chat-lobby.x.99\nretry: 1")]
    [InlineData("&lt;&amp;\"'`\\u0000\\n{0}%s%00${x}{{x}}")]
    [InlineData("'; drop table OrleansStorage; --")]
    [InlineData("x \u2028 \u2029 \u00ad \u200d \u200e \ufeff")]
    [InlineData("👩‍👩‍👧‍👦 🏈 é e\u0301 שלום \u200fمرحبا 漢字")]
    [InlineData("Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘")]
    [InlineData("{\"success\":true}]}")]
    public async Task Text_ThatLooksLikeSomethingElse_IsHeardAsItWasWritten(string text)
    {
        var (room, chatter) = (chat.NewRoom(), await Chatter.ComeAsync(_host));
        using var viewer = await chatter.HearAsync(room);
        await chatter.SayAsync(room, text);
        await chatter.SayAsync(room, "end");
        await viewer.UntilSaidAsync("end");
        Assert.Equal([text.Trim(), "end"], viewer.Texts);
        Assert.All(viewer.All, one => Assert.Contains(one.Name, (string[])["message", "presence"]));
    }

    [Fact]
    public async Task Text_WithTheLinesOfOtherSystems_HasOurs()
    {
        var (room, chatter) = (chat.NewRoom(), await Chatter.ComeAsync(_host));
        using var viewer = await chatter.HearAsync(room);
        await chatter.SayAsync(room, " one\r\ntwo\rthree\n");
        Assert.Equal("one\ntwo\nthree", (await viewer.UntilAsync(one => one.Name == "message")).Text);
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("a\\u0007b")]
    [InlineData("\\u001b[31mred")]
    [InlineData("a\\u007fb")]
    [InlineData("a\\u0085b")]
    [InlineData("a\\u009bb")]
    [InlineData("a\\u202eb")]
    [InlineData("a\\u2066b")]
    [InlineData("a\\u202ab")]
    [InlineData("a\\ufffe")]
    [InlineData("a\\ufdd0")]
    [InlineData("a\\ud83f\\udfff")]
    [InlineData("a\\ud800")]
    [InlineData("a\\udc00b")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("")]
    [InlineData(" \\t\\r\\n ")]
    [InlineData("\\u200b\\u2060\\u00ad")]
    [InlineData("\\u3164\\uffa0")]
    [InlineData("long")]
    public async Task Text_ThatIsNone_IsRefusedAndNotHeard(string text)
    {
        var (room, chatter) = (chat.NewRoom(), await Chatter.ComeAsync(_host));
        using var viewer = await chatter.HearAsync(room);
        var (status, problem, _) = await chatter.PostAsync($$"""{"room":"{{room}}","text":"{{(text == "long" ? new('a', 501) : text)}}"}""");
        Assert.Equal(400, status);
        Assert.Contains((string?)problem["type"], (string[])["/problems/unreadable-text", "/problems/invalid-body"]);
        await AssertWellAsync(viewer, chatter, room);
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe })]
    [InlineData(new byte[] { 0xc0, 0x80 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xf4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0x00 })]
    [InlineData(new byte[] { 0x0a })]
    public async Task Bytes_ThatAreNoJsonText_AreRefusedAndNotHeard(byte[] bytes)
    {
        var (room, chatter) = (chat.NewRoom(), await Chatter.ComeAsync(_host));
        using var viewer = await chatter.HearAsync(room);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events")
        {
            Content = new ByteArrayContent([.. Encoding.UTF8.GetBytes($$"""{"room":"{{room}}","text":"a"""), .. bytes, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } },
        };
        using var response = await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
        await AssertWellAsync(viewer, chatter, room);
    }

    private static async Task AssertWellAsync(Hearing viewer, Chatter chatter, string room)
    {
        await chatter.SayAsync(room, "fine");
        await viewer.UntilSaidAsync("fine");
        Assert.Equal(["fine"], viewer.Texts);
    }
}
