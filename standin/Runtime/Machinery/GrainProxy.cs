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

    public override bool Equals(object? obj) => obj is GrainProxy other && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => $"GrainReference:{Id}";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Call(Client, Id, args ?? []);
}

internal sealed class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> s_methods = new();
    private readonly MethodInfo _method;
    private readonly (bool IsImmutable, Type Type)[] _parameters;
    private readonly ReturnShape _shape;
    private readonly bool _returnsImmutable;

    private GrainMethod(MethodInfo method)
    {
        _method = method;
        _parameters = [.. method.GetParameters()
            .Select(parameter => (parameter.IsDefined(typeof(ImmutableAttribute)), parameter.ParameterType))];
        _shape = ReturnShape.Of(method.ReturnType);
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        OneWay = method.IsDefined(typeof(OneWayAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        _returnsImmutable = method.ReturnParameter.IsDefined(typeof(ImmutableAttribute));
    }

    public string Name => $"{_method.DeclaringType!.Name}.{_method.Name}";

    public bool ReadOnly { get; }

    public bool Interleaves { get; }

    public bool OneWay { get; }

    public TimeSpan? Timeout { get; }

    public static GrainMethod Of(MethodInfo method) => s_methods.GetOrAdd(method, static method => new GrainMethod(method));

    public object Call(ClusterClient client, GrainId id, object?[] arguments) => _shape.Call(client, id, this, arguments);

    public object? InvokeRaw(object grain, object?[] arguments) =>
        _method.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    public async Task<object?> Invoke(object grain, object?[] arguments) => DeepCopier.Copy(
        await _shape.Unwrap(InvokeRaw(grain, arguments)!), _returnsImmutable, _method.ReturnType.GetGenericArguments().FirstOrDefault());

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
                token = given;
                copies[i] = source.Token;
            }
            else
            {
                copies[i] = DeepCopier.Copy(arguments[i], _parameters[i].IsImmutable, _parameters[i].Type);
            }
        }

        return (copies, token);
    }
}
