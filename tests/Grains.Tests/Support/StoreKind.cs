namespace LiveScore.Grains.Tests.Support;

/// <summary>The two stores that the product has.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a test on each of them.</summary>
public sealed class EveryStore : TheoryData<StoreKind>
{
    public EveryStore()
    {
        Add(StoreKind.Sqlite);
        Add(StoreKind.Postgres);
    }
}
