using System.Reflection;
using Orleans;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>A client without a connection: whatever it is asked for, it throws, as the real one does before it knows a silo.</summary>
public class UnreachableCluster : DispatchProxy
{
    public static IClusterClient Create() => Create<IClusterClient, UnreachableCluster>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new InvalidOperationException("There is no connection to a silo.");
}
