using System.Text.Json.Nodes;
using LiveScore.Gateway.Rooms;
using Microsoft.Extensions.DependencyInjection;

namespace LiveScore.Host.Tests.Chat;

/// <summary>Which rooms there are, and that there are no others whatever they are called.</summary>
public sealed class RoomTests(ChatHost chat) : IClassFixture<ChatHost>
{
    private readonly LiveScoreHost _host = chat.Host;

    [Fact]
    public async Task Game_OfTheWeek_HasARoomOfItsOwn()
    {
        var chatter = await Chatter.ComeAsync(_host);
        var games = JsonNode.Parse(await _host.Http.GetStringAsync("/api/season/2015/12", TestContext.Current.CancellationToken))!.AsArray();
        var (one, other) = ((string)games[0]!["id"]!, (string)games[1]!["id"]!);
        using var here = await chatter.HearAsync(one);
        using var there = await chatter.HearAsync(other);
        await chatter.SayAsync(one, "here");
        await chatter.SayAsync(other, "there");
        await here.UntilSaidAsync("here");
        await there.UntilSaidAsync("there");
        Assert.Equal(["here"], here.Texts);
        Assert.Equal(["there"], there.Texts);
    }

    [Fact]
    public async Task Room_ThatIsNotSaid_IsTheLobby()
    {
        var chatter = await Chatter.ComeAsync(_host);
        var (status, answer, _) = await chatter.PostAsync("""{"text":"anybody here?"}""");
        Assert.Equal((200, "lobby"), (status, (string?)answer["room"]));
        foreach (var url in new[] { "/events", "/events?room=" })
        {
            using var hearing = await chatter.OpenAsync(url);
            Assert.Equal("lobby", (string?)(await hearing.UntilSaidAsync("anybody here?")).Json["room"]);
        }
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("2015112999")]
    [InlineData("announcements")]
    [InlineData("LOBBY")]
    [InlineData("lobby ")]
    [InlineData("../lobby")]
    [InlineData("lobby/../lobby")]
    [InlineData("..")]
    [InlineData("chat/lobby")]
    [InlineData("lobby\r\nSet-Cookie: a=b")]
    [InlineData("lobby\n\nevent: reset\ndata: x\n\n")]
    [InlineData("lobby\0")]
    [InlineData("lobby\u202e")]
    [InlineData("löbby")]
    [InlineData("'; drop table")]
    [InlineData("{0}%s${x}")]
    [InlineData("<script>")]
    [InlineData("long")]
    public async Task Room_ThatThereIsNot_CannotBeHeardOrWrittenTo(string name)
    {
        var room = name == "long" ? new string('a', 4000) : name;
        var chatter = await Chatter.ComeAsync(_host);
        foreach (var url in new[] { $"/events?room={Uri.EscapeDataString(room)}", $"/api/stream?topic={Uri.EscapeDataString($"chat/{room}")}" })
        {
            using var response = await _host.Http.GetAsync(url, TestContext.Current.CancellationToken);
            Assert.Equal(404, (int)response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            // A slash more makes another topic.
            Assert.Contains((string?)problem["type"], (string[])["/problems/unknown-room", "/problems/unknown-topic"]);
        }

        var (status, answer, _) = await chatter.TrySayAsync(room, "hello");
        Assert.Equal((404, "/problems/unknown-room"), (status, (string?)answer["type"]));
    }

    [Theory]
    [InlineData("%ff%fe")]
    [InlineData("lobby%00")]
    [InlineData("%2e%2e%2flobby")]
    [InlineData("%252e%252e")]
    [InlineData("lob%62y%2")]
    [InlineData("nowhere&room=lobby")]
    public async Task Room_InOddEscapes_IsUnknown(string query)
    {
        using var response = await _host.Http.GetAsync($"/events?room={query}", TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task Rooms_ThatThereAreNot_LeaveNothingBehindHoweverMany()
    {
        var followers = _host.Services.GetRequiredService<RoomFollowers>();
        using var http = new HttpClient { BaseAddress = _host.Url };
        var rooms = Enumerable.Range(0, 10_000).Select(number => $"x{number:d9}").ToList();
        await Parallel.ForEachAsync(rooms, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (room, cancellationToken) =>
        {
            using var response = await http.GetAsync($"/events?room={room}", cancellationToken);
            Assert.Equal(404, (int)response.StatusCode);
        });

        Assert.DoesNotContain(rooms, room => followers.TryFind(room, out _));
        await (await Chatter.ComeAsync(_host)).SayAsync(chat.NewRoom(), "all is well");
    }
}
