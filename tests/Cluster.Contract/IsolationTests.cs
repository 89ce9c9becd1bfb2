using System.Collections.Immutable;
using LiveScore.Cluster.Contract.Grains;

namespace LiveScore.Cluster.Contract;

public sealed class IsolationTests(OneSilo cluster)
{
    [Fact]
    public async Task Argument_ChangedByTheCallerLater_IsNotChangedInTheGrain()
    {
        var grain = Courier(nameof(Argument_ChangedByTheCallerLater_IsNotChangedInTheGrain));
        var items = new List<string> { "apple" };
        await grain.Keep(items).InTime();

        items.Add("pear");

        Assert.Equal(["apple"], await grain.Give().InTime());
    }

    [Fact]
    public async Task Argument_ChangedByTheGrain_IsNotChangedAtTheCaller()
    {
        var grain = Courier(nameof(Argument_ChangedByTheGrain_IsNotChangedAtTheCaller));
        var items = new List<string> { "apple" };

        await grain.Add(items, "pear").InTime();

        Assert.Equal(["apple"], items);
    }

    [Fact]
    public async Task Result_ChangedByTheCaller_IsNotChangedInTheGrain()
    {
        var grain = Courier(nameof(Result_ChangedByTheCaller_IsNotChangedInTheGrain));
        await grain.Keep(["apple"]).InTime();

        (await grain.Give().InTime()).Add("pear");

        Assert.Equal(["apple"], await grain.Give().InTime());
    }

    [Fact]
    public async Task Record_ThereAndBack_KeepsWhatHasAnId()
    {
        var parcel = new Parcel
        {
            Name = "box",
            Weight = 3,
            Color = Color.Green,
            SentAt = new DateTimeOffset(2015, 11, 29, 13, 0, 0, TimeSpan.FromHours(-5)),
            Labels = [new Label("fragile", Color.Red), new Label("up", null)],
            Delays = { ["rain"] = TimeSpan.FromHours(2) },
            Shelf = (4, "left"),
            Notes = { "ring twice" },
            Secret = "gold",
        };

        var echo = await Courier(nameof(Record_ThereAndBack_KeepsWhatHasAnId)).Echo(parcel).InTime();

        Assert.Equal(
            (parcel.Name, parcel.Weight, parcel.Color, parcel.Shelf, parcel.SentAt, parcel.SentAt.Offset),
            (echo.Name, echo.Weight, echo.Color, echo.Shelf, echo.SentAt, echo.SentAt.Offset));
        Assert.Equal(parcel.Labels, echo.Labels);
        Assert.Equal(parcel.Delays, echo.Delays);
        Assert.Equal(parcel.Notes, echo.Notes);
        Assert.NotSame(parcel, echo);
        Assert.Null(echo.Secret);
    }

    [Fact]
    public async Task Values_ThereAndBack_AreEqual()
    {
        var grain = Courier(nameof(Values_ThereAndBack_AreEqual));
        object?[] values =
        [
            null, 1, 2L, 2.5, 3.5m, 'c', "text", true, Color.Green, Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            new DateTime(2015, 11, 29, 13, 0, 0, DateTimeKind.Utc), new DateOnly(2015, 11, 29), new TimeOnly(13, 0), TimeSpan.FromHours(2),
            new Uri("http://localhost/"), (1, "two"), new KeyValuePair<string, int>("k", 1), new byte[] { 1, 2 }, new[] { "a" },
            new HashSet<int> { 1 }, ImmutableList.Create(1), ImmutableDictionary<string, int>.Empty.Add("k", 1),
            ImmutableSortedDictionary<string, int>.Empty.Add("k", 1),
        ];

        foreach (var value in values)
        {
            Assert.Equivalent(value, await grain.EchoAny(value).InTime(), strict: true);
        }
    }

    [Fact]
    public async Task Type_WithoutASerializer_IsNotSent()
    {
        var grain = Courier(nameof(Type_WithoutASerializer_IsNotSent));

        await Assert.ThrowsAnyAsync<Exception>(() => grain.GiveContraband().InTime());
        await Assert.ThrowsAnyAsync<Exception>(() => grain.EchoAny(new Contraband()).InTime());
    }

    [Fact]
    public async Task List_DeclaredAsAnInterface_IsSent()
    {
        var grain = Courier(nameof(List_DeclaredAsAnInterface_IsSent));
        await grain.Keep(["apple"]).InTime();

        Assert.Equal(["apple", "pear", "plum"], await grain.GiveListed(["pear", "plum"]).InTime());
    }

    [Fact]
    public async Task List_OnlyTheCompilerKnows_IsNotSent()
    {
        // What a collection expression makes where an interface is asked for has no name, so no serializer.
        IReadOnlyList<string> list = [.. Enumerable.Range(0, 3).Select(number => $"{number}")];

        await Assert.ThrowsAnyAsync<Exception>(() =>
            Courier(nameof(List_OnlyTheCompilerKnows_IsNotSent)).EchoAny(list).InTime());
    }

    [Theory]
    [InlineData("own", typeof(ParcelLostException), "It fell off.")]
    [InlineData("other", typeof(InvalidOperationException), "It never was.")]
    public async Task Exception_OfTheGrain_KeepsTypeMessageAndData(string how, Type type, string message)
    {
        var failure = await Assert.ThrowsAsync(
            type, () => Courier(nameof(Exception_OfTheGrain_KeepsTypeMessageAndData)).Lose(how).InTime());

        Assert.Equal(message, failure.Message);
        Assert.Equal("bridge", failure.Data["where"]);
    }

    private ICourierGrain Courier(string key) => cluster.Client.GetGrain<ICourierGrain>(key);
}
