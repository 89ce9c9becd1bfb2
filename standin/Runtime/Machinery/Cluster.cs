using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>The silos of one process that know each other, and where each grain is.</summary>
internal sealed class Cluster
{
    private static readonly ConcurrentDictionary<string, Cluster> s_clusters = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<GrainId, Activation> _directory = new();
    private readonly Lock _gate = new();
    private int _next;

    public ImmutableArray<Silo> Silos { get; private set; } = [];

    public ConcurrentDictionary<string, ClusterClient> Clients { get; } = new(StringComparer.Ordinal);

    /// <summary>Silos came or went, or their reminders.</summary>
    public event EventHandler? Changed;

    public static Cluster Named(string name) => s_clusters.GetOrAdd(name, static _ => new Cluster());

    public void Join(Silo silo) => Change(silos => silos.Add(silo));

    public void Leave(Silo silo) => Change(silos => silos.Remove(silo));

    public void Tell() => Changed?.Invoke(this, EventArgs.Empty);

    public void Send(GrainId id, Request request)
    {
        try
        {
            Activate(id).Enqueue(request);
        }
        catch (Exception exception) when (exception is OrleansException or ArgumentException)
        {
            request.Fail(exception);
        }
    }

    public Activation? Find(GrainId id) => _directory.GetValueOrDefault(id);

    public void Forget(Activation activation) => _directory.TryRemove(new(activation.GrainId, activation));

    private void Change(Func<ImmutableArray<Silo>, ImmutableArray<Silo>> change)
    {
        lock (_gate)
        {
            Silos = change(Silos);
        }

        Tell();
    }

    private Activation Activate(GrainId id)
    {
        while (true)
        {
            if (_directory.TryGetValue(id, out var activation))
            {
                if (!activation.Silo.IsDead)
                {
                    return activation;
                }

                Forget(activation);
            }

            var silos = Silos;
            if (silos.IsEmpty)
            {
                throw new SiloUnavailableException("No silo of the cluster is running.");
            }

            var silo = silos[(int)((uint)Interlocked.Increment(ref _next) % silos.Length)];
            activation = new Activation(silo, id, GrainCatalog.Class(id.Type));
            if (_directory.TryAdd(id, activation))
            {
                silo.Remember(activation);
                activation.Start();
                return activation;
            }
        }
    }
}
