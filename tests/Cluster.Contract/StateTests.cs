using LiveScore.Cluster.Contract.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace LiveScore.Cluster.Contract;

public sealed class StateTests(OneSilo cluster)
{
    [Fact]
    public async Task State_NeverWritten_IsNewAndHasNoEtag()
    {
        var ledger = await Ledger(nameof(State_NeverWritten_IsNewAndHasNoEtag)).Look().InTime();

        Assert.Equal((0, null, false), (ledger.Balance, ledger.Etag, ledger.Exists));
    }

    [Fact]
    public async Task State_Written_IsThereForTheNextActivation()
    {
        var grain = Ledger(nameof(State_Written_IsThereForTheNextActivation));
        await grain.Set(7).InTime();
        var written = await grain.Look().InTime();
        await grain.Leave().InTime();

        var read = await Patience.Until(grain.Look, view => view.Activation != written.Activation);

        Assert.Equal((7, true), (read.Balance, read.Exists));
        Assert.NotNull(read.Etag);
        Assert.Equal(written.Etag, read.Etag);
    }

    [Fact]
    public async Task State_WrittenAgain_HasAnotherEtag()
    {
        var grain = Ledger(nameof(State_WrittenAgain_HasAnotherEtag));
        await grain.Set(1).InTime();
        var first = await grain.Look().InTime();
        await grain.Set(2).InTime();

        Assert.NotEqual(first.Etag, (await grain.Look().InTime()).Etag);
    }

    [Fact]
    public async Task State_Cleared_IsNewAgain()
    {
        var grain = Ledger(nameof(State_Cleared_IsNewAgain));
        await grain.Set(7).InTime();
        await grain.Clear().InTime();

        var ledger = await grain.Look().InTime();

        Assert.Equal((0, false), (ledger.Balance, ledger.Exists));
        await grain.Set(8).InTime();
    }

    [Fact]
    public async Task Write_AfterSomebodyElses_FailsAndTheActivationGoes()
    {
        var grain = Ledger(nameof(Write_AfterSomebodyElses_FailsAndTheActivationGoes));
        await grain.Set(1).InTime();
        var before = await grain.Look().InTime();
        await WriteBeside(grain, 100);

        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.Set(2).InTime());

        var after = await Patience.Until(grain.Look, view => view.Activation != before.Activation);
        Assert.Equal(100, after.Balance);
        await grain.Set(101).InTime();
    }

    [Fact]
    public async Task FirstWriters_BothWithoutEtag_OneLoses()
    {
        var storage = Storage();
        var grain = Ledger(nameof(FirstWriters_BothWithoutEtag_OneLoses)).GetGrainId();
        var (one, other) = (new GrainState<Ledger>(new Ledger()), new GrainState<Ledger>(new Ledger()));
        await storage.ReadStateAsync("ledger", grain, one).InTime();
        await storage.ReadStateAsync("ledger", grain, other).InTime();
        await storage.WriteStateAsync("ledger", grain, one).InTime();

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("ledger", grain, other).InTime());

        Assert.True(one.RecordExists);
        Assert.NotNull(one.ETag);
    }

    [Fact]
    public async Task Write_ThatFails_LeavesTheNewStateInMemory()
    {
        const string key = nameof(Write_ThatFails_LeavesTheNewStateInMemory);
        var grain = cluster.Client.GetGrain<IFaultyLedgerGrain>(key);
        await grain.Set(1).InTime();
        var before = await grain.Look().InTime();
        Stage.Of(key).IsFaulty = true;

        var failure = await Assert.ThrowsAnyAsync<OrleansException>(() => grain.Set(2).InTime());

        var after = await grain.Look().InTime();
        Assert.Contains("The disk is full.", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal((2, before.Etag, before.Activation), (after.Balance, after.Etag, after.Activation));
    }

    [Fact]
    public async Task State_OutsideATurn_IsRefused()
    {
        var grain = Ledger(nameof(State_OutsideATurn_IsRefused));

        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.LookFromOutside().InTime());
    }

    private ILedgerGrain Ledger(string key) => cluster.Client.GetGrain<ILedgerGrain>(key);

    private IGrainStorage Storage() => cluster.Silo.GetRequiredKeyedService<IGrainStorage>(OneSilo.Store);

    private async Task WriteBeside(IAddressable grain, int balance)
    {
        var state = new GrainState<Ledger>();
        await Storage().ReadStateAsync("ledger", grain.GetGrainId(), state).InTime();
        state.State = new Ledger { Balance = balance };
        await Storage().WriteStateAsync("ledger", grain.GetGrainId(), state).InTime();
    }
}
