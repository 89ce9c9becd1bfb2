using System.Collections.Concurrent;
using System.Reflection;
using LiveScore.Contracts;

namespace LiveScore.Simulation.Cluster;

/// <summary>A gateway's reference to a grain. Public because DispatchProxy derives from it.</summary>
public class GrainCall : DispatchProxy
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodInfo> s_carriers = new();
    private GrainLine _line = null!;
    private object _grain = null!;

    internal void Point(GrainLine line, object grain) => (_line, _grain) = (line, grain);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        s_carriers.GetOrAdd(targetMethod!, Carrier).Invoke(this, [targetMethod, args]);

    private static MethodInfo Carrier(MethodInfo method) => typeof(GrainCall)
        .GetMethod(nameof(CarryAsync), BindingFlags.Instance | BindingFlags.NonPublic)!
        .MakeGenericMethod(method.ReturnType.GetGenericArguments() is [var result] ? result : typeof(bool));

    private Task<T> CarryAsync<T>(MethodInfo method, object?[]? arguments) =>
        _line.CarryAsync(
            async () =>
            {
                var call = (Task)method.Invoke(_grain, arguments)!;
                await call;
                return call is Task<T> answered ? await answered : default!;
            },
            isQuestion: method.Name != nameof(ISeasonWeekGrain.AwaitChanges));
}
