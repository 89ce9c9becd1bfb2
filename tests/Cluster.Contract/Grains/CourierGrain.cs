using System.Collections.Immutable;

namespace LiveScore.Cluster.Contract.Grains;

public enum Color
{
    Red,
    Green,
}

[GenerateSerializer, Alias("Contract.Parcel")]
public sealed record Parcel
{
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public int? Weight { get; init; }

    [Id(2)] public Color Color { get; init; }

    [Id(3)] public DateTimeOffset SentAt { get; init; }

    [Id(4)] public ImmutableArray<Label> Labels { get; init; } = [];

    [Id(5)] public Dictionary<string, TimeSpan> Delays { get; init; } = [];

    [Id(6)] public (int Row, string Place) Shelf { get; init; }

    [Id(7)] public List<string> Notes { get; init; } = [];

    /// <summary>Without an id: stays behind.</summary>
    [field: NonSerialized]
    public string? Secret { get; set; }
}

[GenerateSerializer, Alias("Contract.Label"), Immutable]
public sealed record Label([property: Id(0)] string Text, [property: Id(1)] Color? Color);

/// <summary>Nobody said how to send this.</summary>
public sealed class Contraband
{
    public string Name { get; set; } = "";
}

[GenerateSerializer, Alias("Contract.ParcelLostException")]
public sealed class ParcelLostException(string message) : Exception(message);

[Alias("Contract.ICourierGrain")]
public interface ICourierGrain : IGrainWithStringKey
{
    [Alias("Keep")]
    Task Keep(List<string> items);

    [Alias("Give")]
    Task<List<string>> Give();

    [Alias("Add")]
    Task Add(List<string> items, string item);

    [Alias("Echo")]
    Task<Parcel> Echo(Parcel parcel);

    [Alias("EchoAny")]
    Task<object?> EchoAny(object? item);

    /// <summary>A collection expression, declared as the interface.</summary>
    [Alias("GiveListed")]
    Task<IReadOnlyList<string>> GiveListed(IReadOnlyList<string> more);

    [Alias("GiveContraband")]
    Task<object> GiveContraband();

    [Alias("Lose")]
    Task Lose(string how);
}

public sealed class CourierGrain : Grain, ICourierGrain
{
    private List<string> _items = [];

    public Task Keep(List<string> items)
    {
        _items = items;
        return Task.CompletedTask;
    }

    public Task<List<string>> Give() => Task.FromResult(_items);

    public Task Add(List<string> items, string item)
    {
        items.Add(item);
        return Task.CompletedTask;
    }

    public Task<Parcel> Echo(Parcel parcel) => Task.FromResult(parcel);

    public Task<object?> EchoAny(object? item) => Task.FromResult(item);

    public Task<IReadOnlyList<string>> GiveListed(IReadOnlyList<string> more) =>
        Task.FromResult<IReadOnlyList<string>>([.. _items, .. more]);

    public Task<object> GiveContraband() => Task.FromResult<object>(new Contraband());

    public Task Lose(string how)
    {
        var failure = how == "own" ? (Exception)new ParcelLostException("It fell off.") : new InvalidOperationException("It never was.");
        failure.Data["where"] = "bridge";
        throw failure;
    }
}
