namespace LiveScore.Cluster.Contract.Grains;

[GenerateSerializer, Alias("Contract.Ledger")]
public sealed record Ledger
{
    [Id(0)] public int Balance { get; init; }
}

[GenerateSerializer, Alias("Contract.LedgerView"), Immutable]
public sealed record LedgerView(
    [property: Id(0)] int Balance, [property: Id(1)] string? Etag, [property: Id(2)] bool Exists, [property: Id(3)] string Activation);

[Alias("Contract.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithStringKey
{
    [Alias("Look")]
    Task<LedgerView> Look();

    [Alias("Set")]
    Task Set(int balance);

    [Alias("Clear")]
    Task Clear();

    [Alias("Leave")]
    Task Leave();

    [Alias("LookFromOutside")]
    Task LookFromOutside();
}

[Alias("Contract.IFaultyLedgerGrain")]
public interface IFaultyLedgerGrain : ILedgerGrain;

[Alias("Contract.IPostgresLedgerGrain")]
public interface IPostgresLedgerGrain : ILedgerGrain;

public abstract class LedgerGrainBase(IPersistentState<Ledger> state) : Grain
{
    private static int s_activations;
    private readonly string _activation = $"activation {Interlocked.Increment(ref s_activations)}";

    public Task<LedgerView> Look() => Task.FromResult(new LedgerView(state.State.Balance, state.Etag, state.RecordExists, _activation));

    public async Task Set(int balance)
    {
        state.State = state.State with { Balance = balance };
        await state.WriteStateAsync();
    }

    public Task Clear() => state.ClearStateAsync();

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task LookFromOutside() => Task.Run(() => state.State);
}

public sealed class LedgerGrain([PersistentState("ledger", OneSilo.Store)] IPersistentState<Ledger> state)
    : LedgerGrainBase(state), ILedgerGrain;

public sealed class FaultyLedgerGrain([PersistentState("faultyledger", OneSilo.FaultyStore)] IPersistentState<Ledger> state)
    : LedgerGrainBase(state), IFaultyLedgerGrain;

public sealed class PostgresLedgerGrain([PersistentState("postgresledger", OneSilo.Postgres)] IPersistentState<Ledger> state)
    : LedgerGrainBase(state), IPostgresLedgerGrain;

[Alias("Contract.IFragileGrain")]
public interface IFragileGrain : IGrainWithStringKey
{
    [Alias("Touch")]
    Task<int> Touch();
}

/// <summary>Fails to start as long as its stage is faulty.</summary>
public sealed class FragileGrain : Grain, IFragileGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var stage = Stage.Of(this.GetPrimaryKeyString());
        stage.Say("activates");
        return stage.IsFaulty ? throw new IOException("No ground to stand on.") : Task.CompletedTask;
    }

    public Task<int> Touch() => Task.FromResult(1);
}
