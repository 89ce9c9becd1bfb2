using System.Reflection;
using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace LiveScore.Grains.Tests.Compatibility;

/// <summary>
/// Everything that crosses a grain call, a stream or the storage, found by following the types from the grain interfaces, the
/// streams and the persistent states of the product.
/// </summary>
internal sealed class Contracts
{
    private static readonly Assembly[] s_assemblies =
        [typeof(SeasonWeekKey).Assembly, typeof(ISeasonWeekGrain).Assembly, typeof(SeasonWeekGrain).Assembly];

    private readonly SortedDictionary<string, Type> _types = new(StringComparer.Ordinal);

    public Contracts()
    {
        Interfaces =
        [
            .. s_assemblies.SelectMany(assembly => assembly.GetTypes())
                .Where(type => type is { IsInterface: true } && typeof(IGrain).IsAssignableFrom(type))
                .OrderBy(type => type.FullName, StringComparer.Ordinal),
        ];
        foreach (var method in Interfaces.SelectMany(MethodsOf))
        {
            Follow(method.ReturnType);
            method.GetParameters().ToList().ForEach(parameter => Follow(parameter.ParameterType));
        }

        Streams.ForEach(stream => Follow(stream.Type));
        States.ForEach(state => Follow(state.Type));
    }

    public IReadOnlyList<Type> Interfaces { get; }

    /// <summary>What the streams carry: the extension methods that name them say so.</summary>
    public List<(string Name, Type Type)> Streams { get; } =
    [
        .. typeof(StreamExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncStream<>))
            .Select(method => (method.Name, method.ReturnType.GetGenericArguments()[0])),
    ];

    /// <summary>What grains persist, by the name that its rows carry.</summary>
    public List<(string Name, Type Type)> States { get; } =
    [
        .. s_assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => (parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName, parameter.ParameterType))
            .Where(state => state.StateName is not null)
            .Select(state => (state.StateName!, state.ParameterType.GetGenericArguments()[0]))
            .OrderBy(state => state.Item1, StringComparer.Ordinal),
    ];

    public IReadOnlyCollection<Type> Types => _types.Values;

    public static IEnumerable<MethodInfo> MethodsOf(Type contract) => contract.GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>What an instance is made of: each field, by the property that it is behind if it is behind one.</summary>
    public static IEnumerable<(string Name, Type Type, MemberInfo Member)> MembersOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(field =>
            type.GetProperty(field.Name.TrimStart('<').Replace(">k__BackingField", "", StringComparison.Ordinal)) is { } property
                ? (property.Name, property.PropertyType, (MemberInfo)property)
                : (field.Name, field.FieldType, field));

    /// <summary>The value of an attribute of Orleans, or null. Read as metadata, so that it is the same whoever defines it.</summary>
    public static string? Attribute(MemberInfo member, string name) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == name + "Attribute") is { } data
            ? string.Join(", ", data.ConstructorArguments.Select(argument => argument.Value))
            : null;

    public static string Print(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Print(value) + "?";
        }

        var name = type.Namespace?.StartsWith("LiveScore", StringComparison.Ordinal) == true ? type.Name : type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Print))}>" : name;
    }

    private void Follow(Type type)
    {
        if (type.HasElementType)
        {
            Follow(type.GetElementType()!);
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Follow(argument);
        }

        if (s_assemblies.Contains(type.Assembly) && _types.TryAdd(type.FullName!, type) && !type.IsEnum)
        {
            MembersOf(type).ToList().ForEach(member => Follow(member.Type));
        }
    }
}
