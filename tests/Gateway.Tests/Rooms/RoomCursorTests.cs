using System.Collections.Immutable;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using LiveScore.Contracts;
using LiveScore.Gateway.Rooms;
using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Rooms;

public sealed class RoomCursorTests
{
    [Fact]
    public void Page_OfAnyViewer_ShowsWhatTheRoomKeeps() => Prop.ForAll((int seed) =>
    {
        var chance = new Random(seed);
        var room = new ScriptedRoom { Kept = chance.Next(3, 80) };
        RoomLog? log = null;
        var pages = new List<Page>();
        for (var round = 0; round < 40; round++)
        {
            Happen(room, chance);
            log = Follow(log, room, chance);
            if (chance.Next(4) == 0)
            {
                pages.Add(new(null));
            }

            foreach (var page in pages.Where(_ => chance.Next(3) > 0))
            {
                if (chance.Next(6) == 0)
                {
                    page.Reconnect();
                }

                page.Read(log);
            }
        }

        log = Follow(log, room, chance: null);
        var truth = room.State.Entries.Where(entry => entry.Text is not null).Select(entry => entry.Text!).ToList();
        foreach (var page in pages)
        {
            page.Read(log);
            Assert.Equal(truth.TakeLast(page.Texts.Count), page.Texts.TakeLast(truth.Count));
            Assert.Equal(room.After(RoomPosition.None).Presence!.Users, page.Present);
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, null)]
    [InlineData("chat-lobby.r00m.3", null)]
    [InlineData("chat-lobby.r00m.10", null)]
    [InlineData("chat-lobby.r00m.2", "too-old")]
    [InlineData("chat-lobby.r00m.11", "from-the-future")]
    [InlineData("chat-lobby.0ther.5", "other-epoch")]
    [InlineData("2015-reg-12.k3f9.5", "unknown-id")]
    [InlineData("chat-lobby.r00m.05", "unknown-id")]
    [InlineData("", "unknown-id")]
    [InlineData("\0", "unknown-id")]
    public void Viewer_WithAnyId_IsNeverLeftInSilence(string? id, string? reason)
    {
        var room = new ScriptedRoom { Kept = 7 };
        for (var i = 1; i <= 10; i++)
        {
            room.Say("shy-owl-7", $"{i}");
        }

        var page = new Page(id);
        page.Read(Follow(null, room, chance: null));
        Assert.Equal(reason, page.Resets.SingleOrDefault());
        var first = id is null || reason is not null ? 4 : int.Parse(id.Split('.')[^1], System.Globalization.CultureInfo.InvariantCulture) + 1;
        Assert.Equal(Enumerable.Range(first, 11 - first).Select(i => $"{i}"), page.Texts);
        Assert.Equal(1, page.Presences);
    }

    [Fact]
    public void Message_ThatIsDeleted_IsNotGivenToThoseWhoComeBack()
    {
        var room = new ScriptedRoom();
        room.Say("shy-owl-7", "good");
        room.Say("shy-owl-7", "bad");
        var before = Follow(null, room, chance: null);
        room.Delete(2);
        var page = new Page("chat-lobby.r00m.1");
        page.Read(Follow(before, room, chance: null));
        Assert.Empty(page.Texts);
        Assert.Equal(["chat-lobby.r00m.2"], page.Deleted);
    }

    [Fact]
    public void Viewer_ToldMoreByAnotherGateway_WaitsWhileTheGrainIsSilentAndGoesOnThere()
    {
        var room = new ScriptedRoom();
        room.Say("shy-owl-7", "first");
        var cutOff = Follow(null, room, chance: null).CutOff(Sample.At);
        var pages = new[] { new Page("chat-lobby.r00m.2"), new Page("chat-lobby.r00m.1"), new Page("chat-lobby.0ther.2") };
        Array.ForEach(pages, page => page.Read(cutOff));
        Assert.Equal([0, 1, 0], pages.Select(page => page.Presences));

        room.Say("shy-owl-7", "told elsewhere");
        room.Say("shy-owl-7", "told nobody");
        Array.ForEach(pages, page => page.Read(Follow(cutOff, room, chance: null)));
        Assert.Equal(["told nobody"], pages[0].Texts);
        Assert.Equal(["told elsewhere", "told nobody"], pages[1].Texts);
        Assert.Equal(["first", "told elsewhere", "told nobody"], pages[2].Texts);
        Assert.Equal([0, 0, 1], pages.Select(page => page.Resets.Count));
    }

    [Fact]
    public void Viewer_WithAnIdFromTheFuture_IsResetWhenTheGrainAnswersThatItIsNone()
    {
        var room = new ScriptedRoom();
        room.Say("shy-owl-7", "first");
        var cutOff = Follow(null, room, chance: null).CutOff(Sample.At);
        var page = new Page("chat-lobby.r00m.2");
        page.Read(cutOff);
        page.Read(Follow(cutOff, room, chance: null));
        Assert.Equal(["from-the-future"], page.Resets);
        Assert.Equal(["first"], page.Texts);
    }

    private static void Happen(ScriptedRoom room, Random chance)
    {
        for (var i = chance.Next(6); i > 0; i--)
        {
            var entries = room.State.Entries;
            if (chance.Next(5) == 0 && entries.Where(entry => entry.Text is not null).Select(entry => entry.Version).ToArray() is { Length: > 0 } messages)
            {
                room.Delete(chance.GetItems(messages, 1)[0]);
            }
            else
            {
                room.Say("shy-owl-7", $"message {chance.Next()}");
            }
        }

        if (chance.Next(3) == 0)
        {
            room.KeepPresent("g", [.. chance.GetItems<string>(["a", "b", "c", "d"], chance.Next(4)).Distinct().Order()]);
        }
    }

    // An answer may be late, and asked for from an older place.
    private static RoomLog Follow(RoomLog? log, ScriptedRoom room, Random? chance)
    {
        var asked = log is null || chance?.Next(8) == 0 ? RoomPosition.None : log.Position;
        return RoomLog.Join(log, "lobby", asked, room.After(asked), Sample.At, kept: 50);
    }

    private sealed class Page(string? id)
    {
        private readonly List<(string Id, string Text)> _messages = [];
        private RoomCursor _cursor = new(id);
        private string? _lastId = id;

        public List<string> Resets { get; } = [];

        public List<string> Deleted { get; } = [];

        public int Presences { get; private set; }

        public ImmutableArray<string> Present { get; private set; } = [];

        public IReadOnlyList<string> Texts => [.. _messages.Select(message => message.Text)];

        public void Reconnect() => _cursor = new(_lastId);

        public void Read(RoomLog log)
        {
            while (!_cursor.IsAt(log))
            {
                var step = _cursor.Advance(log);
                Assert.NotEqual(_cursor, step.Next);
                foreach (var news in step.Events)
                {
                    Take(news, JsonNode.Parse(news.Data.Span)!);
                }

                _cursor = (RoomCursor)step.Next;
            }
        }

        private void Take(WireEvent news, JsonNode data)
        {
            _lastId = news.Id ?? _lastId;
            switch (news.Name)
            {
                case "message":
                    _messages.Add((news.Id!, (string)data["text"]!));
                    Assert.Equal(news.Id, (string?)data["id"]);
                    break;
                case "deleted":
                    Deleted.Add((string)data["id"]!);
                    _messages.RemoveAll(message => message.Id == (string)data["id"]!);
                    break;
                case "presence":
                    Presences++;
                    Present = data["users"] is JsonArray all
                        ? [.. all.Select(user => (string)user!)]
                        : [.. Present.Except(data["left"]!.AsArray().Select(user => (string)user!)).Concat(data["joined"]!.AsArray().Select(user => (string)user!)).Order(StringComparer.Ordinal)];
                    Assert.Equal((int)data["count"]!, Present.Length);
                    break;
                default:
                    Resets.Add((string)data["reason"]!);
                    _messages.Clear();
                    break;
            }
        }
    }
}
