using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveScore.Testing.Clusters;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>One room through two gateways, one of which is killed.</summary>
public sealed class ClusterChatTests : IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });

    public void Dispose()
    {
        _http.Dispose();
        _patience.Dispose();
    }

    [Fact]
    public async Task Viewers_WhenTheirGatewayIsKilled_GoOnThroughTheOther_AndWhoDoesNotIsGoneAfterTheLease()
    {
        var plan = new ClusterPlan { Silos = 1, Settings = ["LiveScore__Chat__PresenceLease=00:00:06", "LiveScore__Chat__PresenceGrace=00:00:03"] };
        await using var cluster = await LiveCluster.StartAsync(plan, _patience.Token);
        var (one, other) = (cluster.Urls[0], cluster.Urls[1]);
        var (ann, bob, eve) = (await AskAsync(one), await AskAsync(other), await AskAsync(one));
        Assert.Distinct([ann.User, bob.User, eve.User]);

        await using var bobs = Watch(other, bob, lastId: null);
        var (room, known) = (new Room(), new Room());
        await Room.UntilAsync(bobs, room, room => room.Present.Contains(bob.User));
        string last;
        await using (var anns = Watch(one, ann, lastId: null))
        {
            await using var eves = Watch(one, eve, lastId: null);
            await Room.UntilAsync(anns, known, room => room.Present.Contains(ann.User));
            await Room.UntilAsync(eves, new(), room => room.Present.Contains(eve.User));
            await Room.UntilAsync(bobs, room, room => room.Present.SetEquals([ann.User, bob.User, eve.User]));
            await SayAsync(one, ann, "through one");
            await SayAsync(other, bob, "through the other");
            await Room.UntilAsync(anns, known, known => known.Texts.Contains("through the other"));
            last = known.LastId!;
            await cluster.Gateways[0].KillAsync();
        }

        await SayAsync(other, bob, "missed");
        var again = new Room();
        await using var back = Watch(other, ann, last);
        Assert.Equal(ann.User, (await AskAsync(other, ann.Cookie)).User);
        await Room.UntilAsync(back, again, room => room.Texts.Contains("missed"));
        await SayAsync(other, ann, "back");
        await Room.UntilAsync(back, again, room => room.Texts.Contains("back"));
        Assert.Equal(["missed", "back"], again.Texts);
        Assert.Equal(0, again.Resets);

        await Room.UntilAsync(bobs, room, room => room.Present.SetEquals([ann.User, bob.User]) && room.Texts.Contains("back"));
        Assert.Equal(["through one", "through the other", "missed", "back"], room.Texts);
        Assert.DoesNotContain(ann.User, room.Left);
        Assert.Equal(0, room.Resets);
    }

    private IAsyncEnumerator<SseEvent> Watch(Uri gateway, Guest guest, string? lastId) =>
        Viewer.WatchAsync(new(gateway, "events"), lastId, _patience.Token, guest.Cookie).GetAsyncEnumerator(_patience.Token);

    private async Task<Guest> AskAsync(Uri gateway, string? cookie = null)
    {
        // A gateway serves scores a moment before it has read the keys of sessions.
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        Guest? guest;
        while ((guest = await TryAskAsync(gateway, cookie)) is null)
        {
            await glances.WaitForNextTickAsync(_patience.Token);
        }

        return guest;
    }

    private async Task<Guest?> TryAskAsync(Uri gateway, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway, "api/session"));
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var response = await _http.SendAsync(request, _patience.Token);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }

        var answer = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(_patience.Token))!;
        // Who is known is not named anew.
        Assert.Equal(cookie is null, response.Headers.Contains("Set-Cookie"));
        return new((string)answer["user"]!, cookie ?? response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private async Task SayAsync(Uri gateway, Guest guest, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, "events")) { Content = JsonContent.Create(new { text }) };
        request.Headers.TryAddWithoutValidation("Cookie", guest.Cookie);
        using var response = await _http.SendAsync(request, _patience.Token);
        var answer = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(_patience.Token))!;
        Assert.Equal(guest.User, (string?)answer["user"]);
    }

    private sealed record Guest(string User, string Cookie);

    /// <summary>A room as one of its streams tells of it.</summary>
    private sealed class Room
    {
        public List<string> Texts { get; } = [];

        public HashSet<string> Present { get; } = [];

        public List<string> Left { get; } = [];

        public string? LastId { get; private set; }

        public int Resets { get; private set; }

        public static async Task UntilAsync(IAsyncEnumerator<SseEvent> stream, Room room, Predicate<Room> isSo)
        {
            while (!isSo(room))
            {
                Assert.True(await stream.MoveNextAsync(), "The stream has ended.");
                room.Take(stream.Current);
            }
        }

        private void Take(SseEvent message)
        {
            LastId = message.Id ?? LastId;
            Resets += message.Name == "reset" ? 1 : 0;
            if (message.Name == "message")
            {
                Texts.Add((string)message.Json["text"]!);
            }
            else if (message.Name == "presence")
            {
                Present.UnionWith(Names(message.Json["users"]).Concat(Names(message.Json["joined"])));
                Present.ExceptWith(Names(message.Json["left"]));
                Left.AddRange(Names(message.Json["left"]));
            }
        }

        private static IEnumerable<string> Names(JsonNode? names) => names?.AsArray().Select(name => (string)name!) ?? [];
    }
}
