using System.Text;
using System.Text.Json;
using LiveScore.Domain;
using LiveScore.Domain.Chat;
using LiveScore.Grains.Tests.Support;
using LiveScore.Silo.Storage;

namespace LiveScore.Grains.Tests.Compatibility;

/// <summary>The JSON in the rows: years of scores have to be readable by what is written next year.</summary>
public sealed class StoredStateTests
{
    private static readonly StateSerializer s_serializer = new();
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(12);
    private static readonly DateTimeOffset s_at = new(2015, 11, 29, 18, 20, 5, 250, TimeSpan.Zero);

    private static readonly KeyRingState s_keys = new() { Elements = ["<key id=\"1\" />", "<key id=\"2\" />"] };
    private static readonly UserNamesState s_names = new() { Next = 12_300 };

    /// <summary>Every member of every stored type is set somewhere in it, and absent somewhere.</summary>
    private static WeekState Week { get; } = MakeWeek();

    private static DirectoryState Weeks { get; } = new()
    {
        Weeks = new DirectoryState().Weeks
            .Add("2015/reg/12", new(WeekSummary.Of(Games.Week12, Week, s_patience) with { Version = 0 }, Open: true) { Games = ["2015112900", "2015112901"] })
            .Add("2016/pre/0", new(WeekSummary.Of(new(2016, SeasonType.Pre, 0), new() { Games = [Games.Scheduled()] }, s_patience), Open: false))
            .Add("2016/pre/1", new(WeekSummary.Of(new(2016, SeasonType.Pre, 1), new(), s_patience), Open: false)),
    };

    private static RoomState Room { get; } = new()
    {
        Epoch = "k3f9aa",
        Entries =
        [
            new(17, s_at, User: null, Text: null),
            new(18, s_at, User: null, "<b>Delayed</b>\nby \"lightning\" \u26A1"),
            new(19, s_at, "quick-falcon-42", "Touchdown! \U0001F3C8"),
            new(20, s_at, User: null, Text: null, Deletes: 17),
        ],
    };

    [Fact]
    public void RoomState_IsStoredAsInTheGoldenFile() => Golden.AssertMatches("room-state.json", Print(Room));

    [Fact]
    public void RoomState_InTheGoldenFile_IsReadBack()
    {
        var read = Parse<RoomState>("room-state.json");

        Assert.Equal((Room.Epoch, 20L, 16L), (read.Epoch, read.Version, read.BaseVersion));
        Assert.Equal(Room.Entries, read.Entries);
    }

    [Fact]
    public void DirectoryEntry_OfAVersionThatKeptNoGames_IsRead()
    {
        var read = s_serializer.Deserialize<DirectoryState>(new(
            """{"Weeks":{"2015/reg/12":{"Week":{"Week":{"Season":2015,"Type":1,"Week":12},"Games":3,"Version":0},"Open":true}}}"""));

        Assert.Empty(read!.Weeks["2015/reg/12"].Games);
        Assert.Equal((3, true), (read.Weeks["2015/reg/12"].Week.Games, read.Weeks["2015/reg/12"].Open));
    }

    [Fact]
    public void WeekState_IsStoredAsInTheGoldenFile() => Golden.AssertMatches("week-state.json", Print(Week));

    [Fact]
    public void DirectoryState_IsStoredAsInTheGoldenFile() => Golden.AssertMatches("directory-state.json", Print(Weeks));

    [Fact]
    public void KeyRingState_IsStoredAsInTheGoldenFile() => Golden.AssertMatches("key-ring-state.json", Print(s_keys));

    [Fact]
    public void UserNamesState_IsStoredAsInTheGoldenFile() => Golden.AssertMatches("user-names-state.json", Print(s_names));

    [Fact]
    public void KeyRingState_InTheGoldenFile_IsReadBack() =>
        Assert.Equal(s_keys.Elements, Parse<KeyRingState>("key-ring-state.json").Elements);

    [Fact]
    public void UserNamesState_InTheGoldenFile_IsReadBack() => Assert.Equal(s_names, Parse<UserNamesState>("user-names-state.json"));

    [Fact]
    public void WeekState_InTheGoldenFile_IsReadBack()
    {
        var read = Parse<WeekState>("week-state.json");

        Assert.Equal(Week with { Games = [], Base = [], Doubts = [], MovedAt = new WeekState().MovedAt, Changes = [] }, read with { Games = [], Base = [], Doubts = [], MovedAt = new WeekState().MovedAt, Changes = [] });
        Assert.Equal(Week.Games, read.Games);
        Assert.Equal(Week.Base, read.Base);
        Assert.Equal(Week.Doubts, read.Doubts);
        Assert.Equal(Week.MovedAt, read.MovedAt);
        Assert.Equal(Week.Changes.Select(change => (change.Version, change.At)), read.Changes.Select(change => (change.Version, change.At)));
        Assert.Equal(Week.Changes.SelectMany(change => change.Games), read.Changes.SelectMany(change => change.Games));
        Assert.Equal(TimeSpan.FromHours(-5), read.Games[0].Kickoff.Offset);
        Assert.Equal(read.Games, read.Changes.Aggregate(read.Base, (games, change) => change.ApplyTo(games)));
    }

    [Fact]
    public void DirectoryState_InTheGoldenFile_IsReadBack() =>
        Assert.Equal(Weeks.Weeks, Parse<DirectoryState>("directory-state.json").Weeks);

    [Fact]
    public void State_OfAVersionToCome_IsReadAsFarAsItIsKnown()
    {
        var read = s_serializer.Deserialize<WeekState>(new("""{"Epoch":"k3f9","Version":2,"Weather":{"Wind":9}}"""));

        Assert.Equal(("k3f9", 2L), (read!.Epoch, read.Version));
        Assert.Empty(read.Games);
        Assert.Empty(read.Changes);
    }

    [Fact]
    public void State_Stored_NamesNoTypes() => Assert.DoesNotContain("$type", Print(Week), StringComparison.Ordinal);

    private static WeekState MakeWeek()
    {
        var scheduled = Games.Scheduled();
        var postponed = Games.Scheduled(1, Games.Kickoff + TimeSpan.FromDays(1)) with { Away = new("NE", "Patriots"), Home = new("DEN", "Broncos") };
        var state = Apply(new(), scheduled, postponed);
        state = Apply(state, scheduled.InPlay(away: 7, period: 5, clock: "08:11") with { Possession = "BAL", RedZone = true, Overtime = true, Note = "Delayed start" });
        state = Apply(state, postponed with { Status = GameStatus.Postponed, Note = "Snow" });
        state = Apply(state, scheduled.Final(33, 27) with { Overtime = true });
        state = Apply(state, Games.Scheduled(2).InPlay(period: 2, clock: "01:02"));
        // A step back is held until it is said again.
        state = Apply(state, scheduled.InPlay(away: 7));
        // As when there are too many changes to keep: the oldest is folded into the games that they start from.
        return state with { Base = state.Changes[0].ApplyTo(state.Base), Changes = state.Changes.RemoveAt(0) };
    }

    private static WeekState Apply(WeekState state, params Game[] games) =>
        WeekRules.Apply(state, new(Games.Week12, s_at + TimeSpan.FromHours(state.Version), [.. games], []), "k3f9aa").Next;

    private static string Print<T>(T state)
    {
        using var json = JsonDocument.Parse(s_serializer.Serialize(state).ToMemory());
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static T Parse<T>(string file) => s_serializer.Deserialize<T>(new BinaryData(Golden.Read(file)))!;
}
