using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>A reference to a grain. Public because DispatchProxy derives from it.</summary>
public class GrainProxy : DispatchProxy
{
    internal ClusterClient Client { get; set; } = null!;

    internal GrainId Id { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Call(Client, Id, args ?? []);
}

internal sealed class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> s_methods = new();
    private readonly MethodInfo _method;
    private readonly ParameterInfo[] _parameters;
    private readonly Type? _result;

    private GrainMethod(MethodInfo method)
    {
        _method = method;
        _parameters = method.GetParameters();
        _result = method.ReturnType.GetGenericArguments().FirstOrDefault();
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        Call = Caller(method.ReturnType);
    }

    public string Name => $"{_method.DeclaringType!.Name}.{_method.Name}";

    public bool ReadOnly { get; }

    public bool Interleaves { get; }

    public TimeSpan? Timeout { get; }

    /// <summary>What a reference does when the method is called on it; returns what the method is declared to.</summary>
    public Func<ClusterClient, GrainId, object?[], object> Call { get; }

    public static GrainMethod Of(MethodInfo method) => s_methods.GetOrAdd(method, static method => new GrainMethod(method));

    public object InvokeRaw(Grain grain, object?[] arguments) =>
        _method.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    public async Task<object?> Invoke(Grain grain, object?[] arguments)
    {
        var task = (Task)InvokeRaw(grain, arguments);
        await task;
        return _result is null ? null : DeepCopier.Copy(_method.ReturnType.GetProperty("Result")!.GetValue(task), _result);
    }

    /// <summary>What the grain gets: copies, and a token of its own that is cancelled through <paramref name="source"/>.</summary>
    public (object?[] Copies, CancellationToken Token) CopyArguments(object?[] arguments, out CancellationTokenSource source)
    {
        var token = CancellationToken.None;
        source = new CancellationTokenSource();
        var copies = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is CancellationToken given)
            {
                (token, copies[i]) = (given, source.Token);
            }
            else
            {
                copies[i] = DeepCopier.Copy(arguments[i], _parameters[i].ParameterType);
            }
        }

        return (copies, token);
    }

    private Func<ClusterClient, GrainId, object?[], object> Caller(Type returns)
    {
        if (returns == typeof(Task))
        {
            return (client, id, arguments) => client.Call(id, this, arguments);
        }

        var shape = returns.IsGenericType ? returns.GetGenericTypeDefinition() : null;
        var caller = shape == typeof(Task<>) ? nameof(CallForResult)
            : shape == typeof(IAsyncEnumerable<>) ? nameof(CallForSequence)
            : throw new NotSupportedException($"In the stand-in for Orleans a grain method cannot return {returns}.");
        return typeof(GrainMethod).GetMethod(caller, BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(_result!)
            .CreateDelegate<Func<ClusterClient, GrainId, object?[], object>>(this);
    }

    private async Task<T> CallForResult<T>(ClusterClient client, GrainId id, object?[] arguments) =>
        (T)(await client.Call(id, this, arguments))!;

    private RemoteSequence<T> CallForSequence<T>(ClusterClient client, GrainId id, object?[] arguments) =>
        new(client, id, this, arguments);
}
