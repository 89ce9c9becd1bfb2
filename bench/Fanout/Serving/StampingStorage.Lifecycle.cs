namespace LiveScore.Fanout.Serving;

/// <summary>Orleans' ADO.NET storage opens when the silo starts, and is found by its key.</summary>
internal sealed partial class StampingStorage : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => (storage as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);
}
