using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

/// <summary>The grain classes of the process, found by reflection in every assembly that refers to this one.</summary>
internal static class GrainCatalog
{
    private static readonly ConcurrentDictionary<Type, GrainClass> s_byInterface = new();
    private static readonly Lazy<Dictionary<string, GrainClass>> s_byName = new(Scan);

    public static GrainClass Class(string name) => s_byName.Value.GetValueOrDefault(name)
        ?? throw new ArgumentException($"Could not find a grain class of type {name}.", nameof(name));

    public static GrainClass Class(Type grainInterface) => s_byInterface.GetOrAdd(grainInterface, static wanted =>
    {
        var classes = s_byName.Value.Values.Where(candidate => wanted.IsAssignableFrom(candidate.Type)).ToArray();
        return classes.Length == 1 ? classes[0] : Array.Find(classes, candidate => candidate.Type.Name == wanted.Name[1..])
            ?? throw new ArgumentException($"Could not find the one implementation for interface {wanted}.", nameof(wanted));
    });

    private static Dictionary<string, GrainClass> Scan()
    {
        var self = typeof(GrainCatalog).Assembly;
        var seen = new HashSet<Assembly>();
        var queue = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies());
        while (queue.TryDequeue(out var assembly))
        {
            if (assembly.IsDynamic || IsFramework(assembly.GetName()) || !seen.Add(assembly))
            {
                continue;
            }

            foreach (var name in assembly.GetReferencedAssemblies().Where(name => !IsFramework(name)))
            {
                try
                {
                    queue.Enqueue(Assembly.Load(name));
                }
                catch (FileNotFoundException)
                {
                    // Referenced for the compiler only.
                }
            }
        }

        return seen
            .Where(assembly => assembly == self || assembly.GetReferencedAssemblies().Any(name => name.Name == self.GetName().Name))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsGenericType: false } && typeof(Grain).IsAssignableFrom(type))
            .Select(type => new GrainClass(type))
            .ToDictionary(grainClass => grainClass.Name, StringComparer.Ordinal);
    }

    private static bool IsFramework(AssemblyName name) =>
        name.Name!.StartsWith("System.", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name.Name is "System" or "mscorlib" or "netstandard";
}

internal sealed class GrainClass(Type type)
{
    private const string Suffix = "grain";
    private readonly ParameterInfo[] _states =
        [.. type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.IsDefined(typeof(PersistentStateAttribute)))];

    private readonly TimeSpan? _age = type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
    private readonly bool _keepsAlive = type.IsDefined(typeof(KeepAliveAttribute));

    public Type Type { get; } = type;

    public string Name { get; } = type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? Convention(type.Name.ToLowerInvariant());

    /// <summary>How long an activation may be unused; null for ever.</summary>
    public TimeSpan? AgeLimit(TimeSpan usual) => _keepsAlive ? null : _age ?? usual;

    /// <summary>A grain whose states are read.</summary>
    public async Task<Grain> Create(Activation activation)
    {
        var states = Array.ConvertAll(_states, parameter => State(parameter, activation));
        var grain = (Grain)ActivatorUtilities.CreateInstance(activation.Silo.Services, Type, states);
        foreach (var state in states.Cast<PersistentState>())
        {
            await state.ReadStateAsync();
        }

        return grain;
    }

    private static object State(ParameterInfo parameter, Activation activation)
    {
        var attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var storage = activation.Silo.Services.GetRequiredKeyedService<IGrainStorage>(attribute.StorageName);
        var type = typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GetGenericArguments());
        return Activator.CreateInstance(type, activation, attribute.StateName, storage)!;
    }

    private static string Convention(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
}
