using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

/// <summary>The grain classes of the process, found by reflection in every assembly that refers to this one.</summary>
internal static class GrainCatalog
{
    private static readonly ConcurrentDictionary<Type, GrainClass> s_byInterface = new();
    private static readonly Lazy<Dictionary<string, GrainClass>> s_byName = new(Scan);

    public static GrainClass Class(GrainType type) => s_byName.Value.GetValueOrDefault(type.Name)
        ?? throw new ArgumentException($"Could not find a grain class of type {type}.", nameof(type));

    public static GrainClass Class(Type grainInterface) => s_byInterface.GetOrAdd(grainInterface, static wanted =>
    {
        var classes = s_byName.Value.Values.Where(candidate => wanted.IsAssignableFrom(candidate.Type)).ToArray();
        return classes.Length switch
        {
            1 => classes[0],
            0 => throw new ArgumentException($"Could not find an implementation for interface {wanted}", nameof(wanted)),
            _ => classes.FirstOrDefault(candidate => candidate.Type.Name == wanted.Name[1..])
                ?? throw new ArgumentException($"Unable to identify a single appropriate grain type for interface {wanted}.", nameof(wanted)),
        };
    });

    /// <summary>What cannot be sent is found when the silo starts, not when it is sent.</summary>
    public static void CheckSignatures()
    {
        var faults =
            from grainClass in s_byName.Value.Values
            from grainInterface in grainClass.Type.GetInterfaces().Where(typeof(IAddressable).IsAssignableFrom)
            from method in grainInterface.GetMethods()
            from type in method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method.ReturnType.GetGenericArguments())
            where !DeepCopier.CanTravel(type)
            select $"{type} in {grainInterface}.{method.Name}";
        if (faults.ToArray() is { Length: > 0 } found)
        {
            throw new OrleansConfigurationException(
                $"Found unserializable or uncopyable types which are being referenced in grain interface signatures: {string.Join(", ", found)}");
        }
    }

    private static Dictionary<string, GrainClass> Scan()
    {
        var self = typeof(GrainCatalog).Assembly;
        var seen = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var queue = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies());
        while (queue.TryDequeue(out var assembly))
        {
            if (assembly.IsDynamic || IsFramework(assembly.GetName()) || !seen.TryAdd(assembly.FullName!, assembly))
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

        return seen.Values
            .Where(assembly => assembly == self || assembly.GetReferencedAssemblies().Any(name => name.Name == self.GetName().Name))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsGenericType: false } && typeof(Grain).IsAssignableFrom(type))
            .Select(type => new GrainClass(type))
            .ToDictionary(grainClass => grainClass.GrainType.Name, StringComparer.Ordinal);
    }

    private static bool IsFramework(AssemblyName name) =>
        name.Name is { } text && (text.StartsWith("System.", StringComparison.Ordinal)
            || text.StartsWith("Microsoft.", StringComparison.Ordinal) || text is "System" or "mscorlib" or "netstandard");
}

internal sealed class GrainClass(Type type)
{
    private const string Suffix = "grain";
    private readonly ConstructorInfo _constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
    private readonly CollectionAgeLimitAttribute? _age = type.GetCustomAttribute<CollectionAgeLimitAttribute>();
    private readonly bool _keepsAlive = type.IsDefined(typeof(KeepAliveAttribute));

    public Type Type { get; } = type;

    public GrainType GrainType { get; } = new(type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? Convention(type.Name));

    public bool IsReentrant { get; } = type.IsDefined(typeof(ReentrantAttribute));

    public TimeSpan? AgeLimit(TimeSpan usual) => _keepsAlive || _age is { AlwaysActive: true } ? null : _age?.AgeLimit ?? usual;

    public Grain Create(Activation activation)
    {
        var services = activation.ActivationServices;
        var arguments = Array.ConvertAll(_constructor.GetParameters(), parameter => Argument(parameter, activation, services));
        return (Grain)_constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private static object? Argument(ParameterInfo parameter, Activation activation, IServiceProvider services)
    {
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
        {
            var storage = state.StorageName is { } name ? services.GetKeyedService<IGrainStorage>(name) : services.GetService<IGrainStorage>();
            _ = storage ?? throw new BadProviderConfigException(
                $"No storage provider named \"{state.StorageName}\" found loading grain type {activation.GrainId.Type}.");
            var stateType = typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GetGenericArguments());
            return Activator.CreateInstance(stateType, activation, state.StateName, storage);
        }

        if (parameter.ParameterType == typeof(IGrainContext))
        {
            return activation;
        }

        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
        {
            return services.GetRequiredKeyedService(parameter.ParameterType, keyed.Key);
        }

        return parameter.HasDefaultValue
            ? services.GetService(parameter.ParameterType) ?? parameter.DefaultValue
            : services.GetRequiredService(parameter.ParameterType);
    }

    private static string Convention(string name)
    {
        name = name.ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
