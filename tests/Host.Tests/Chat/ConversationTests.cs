using System.Globalization;
using LiveScore.Host.Tests.Sessions;

namespace LiveScore.Host.Tests.Chat;

/// <summary>People talk to each other, and whoever comes later or comes back gets what was said.</summary>
public sealed class ConversationTests(ChatHost chat) : IClassFixture<ChatHost>
{
    private readonly LiveScoreHost _host = chat.Host;
    private readonly string _room = chat.NewRoom();

    [Fact]
    public async Task TwoViewers_WhoTalk_HearBothUnderTheirNames()
    {
        var (one, other) = (await Chatter.ComeAsync(_host), await Chatter.ComeAsync(_host));
        Assert.NotEqual(one.User, other.User);
        using var first = await one.HearAsync(_room);
        using var second = await other.HearAsync(_room);
        var said = await one.SayAsync(_room, "Touchdown?");
        var answered = await other.SayAsync(_room, " No, field goal 🏈 ");

        foreach (var hearing in new[] { first, second })
        {
            await hearing.UntilSaidAsync("No, field goal 🏈");
            Assert.Equal(
                [(one.User, "Touchdown?", (string)said["id"]!), (other.User, "No, field goal 🏈", (string)answered["id"]!)],
                hearing.Messages.Select(message => ((string)message.Json["user"]!, message.Text!, (string)message.Json["id"]!)));
            Assert.All(hearing.Messages, message => Assert.Equal((message.Id, _room), ((string?)message.Json["id"], (string?)message.Json["room"])));
            Assert.Equal("presence", hearing.All[0].Name);
        }
    }

    [Fact]
    public async Task Beginner_GetsTheLastFiftyMessages_BehindWhoIsThere()
    {
        var chatters = await Chatter.ComeAsync(_host, 6);
        var said = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => chatters[number % chatters.Length].SayAsync(_room, $"{number}")));
        var ids = said.Select(one => (string)one["id"]!).OrderBy(id => int.Parse(id.Split('.')[^1], CultureInfo.InvariantCulture)).ToList();

        using var beginner = await chatters[0].HearAsync(_room);
        await beginner.UntilAsync(one => one.Id == ids[^1]);
        Assert.Equal(ids[^50..], beginner.Messages.Select(one => one.Id!));
        Assert.Equal("presence", beginner.All[0].Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Viewer_ThatComesBack_GetsWhatItMissedOnce(bool byHeader)
    {
        var (one, other) = (await Chatter.ComeAsync(_host), await Chatter.ComeAsync(_host));
        string last;
        using (var before = await one.HearAsync(_room))
        {
            await other.SayAsync(_room, "before");
            last = (await before.UntilSaidAsync("before")).Id!;
        }

        await other.SayAsync(_room, "missed");
        await other.SayAsync(_room, "missed too");
        using var again = await (byHeader ? one.HearAsync(_room, last) : one.OpenAsync($"/events?room={_room}&lastEventId={last}"));
        await other.SayAsync(_room, "after");
        await again.UntilSaidAsync("after");
        Assert.Equal(["missed", "missed too", "after"], again.Texts);
        Assert.DoesNotContain(again.All, one => one.Name == "reset");
    }

    [Fact]
    public async Task Message_ThatTheOperatorDeletes_IsTakenFromThoseWhoHaveItAndKeptFromTheOthers()
    {
        var chatter = await Chatter.ComeAsync(_host);
        using var viewer = await chatter.HearAsync(_room);
        await chatter.SayAsync(_room, "fine");
        var id = (string)(await chatter.SayAsync(_room, "an insult"))["id"]!;
        await chatter.SayAsync(_room, "fine as well");
        await viewer.UntilSaidAsync("fine as well");
        var before = viewer.Messages.First().Id!;

        Assert.Equal(401, await _host.DeleteAsync($"/events/{id}", "not-the-operators-key"));
        Assert.Equal(204, await _host.DeleteAsync($"/events/{id}"));
        Assert.Equal(404, await _host.DeleteAsync($"/events/{id}"));
        Assert.Equal(404, await _host.DeleteAsync($"/events/{id}0"));

        var told = await viewer.UntilAsync(one => one.Name == "deleted");
        Assert.Equal((id, _room), ((string?)told.Json["id"], (string?)told.Json["room"]));
        Assert.NotNull(told.Id);
        using var again = await chatter.HearAsync(_room, before);
        await again.UntilAsync(one => one.Name == "deleted" && (string?)one.Json["id"] == id);
        Assert.Equal(["fine as well"], again.Texts);
        using var beginner = await chatter.HearAsync(_room);
        await beginner.UntilSaidAsync("fine as well");
        Assert.Equal(["fine", "fine as well"], beginner.Texts);
        Assert.DoesNotContain(beginner.All.Concat(again.All), one => one.Data.Contains("insult", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Viewer_WithoutACookie_GetsANameAndKeepsIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/events?room={_room}");
        using var hearing = await Hearing.OpenAsync(_host.Http, request);
        var cookie = hearing.SetCookie!.Split(';')[0];
        var chatter = new Chatter(_host, (await Visit.AskAsync(_host, $"Cookie: {cookie}")).User, cookie);
        await chatter.SayAsync(_room, "hello");
        Assert.Equal(chatter.User, (string?)(await hearing.UntilSaidAsync("hello")).Json["user"]);

        // Who only writes gets one too.
        var (status, answer, headers) = await (chatter with { Cookie = "" }).TrySayAsync(_room, "hello to you");
        Assert.Equal((200, true), (status, headers.Contains("Set-Cookie")));
        Assert.NotEqual(chatter.User, (string?)answer["user"]);
    }

    [Fact]
    public async Task Viewer_ThatWritesTooOften_IsToldWhenItMayAgain_AndTheOthersWriteOn()
    {
        var (one, other) = (await Chatter.ComeAsync(_host), await Chatter.ComeAsync(_host));
        using var viewer = await other.HearAsync(_room);
        for (var i = 0; i < 10; i++)
        {
            await one.SayAsync(_room, $"{i}");
        }

        var (status, problem, headers) = await one.TrySayAsync(_room, "once more");
        Assert.Equal((429, "/problems/too-many-messages"), (status, (string?)problem["type"]));
        Assert.InRange(headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        await other.SayAsync(_room, "and I?");
        await viewer.UntilSaidAsync("and I?");
        Assert.Equal([.. Enumerable.Range(0, 10).Select(i => $"{i}"), "and I?"], viewer.Texts);
    }
}
