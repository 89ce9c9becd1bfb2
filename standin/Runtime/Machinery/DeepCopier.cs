using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Serialization;

namespace Orleans.StandIn;

/// <summary>What crosses a call is copied, as if it had travelled; what could not travel fails here too.</summary>
internal static class DeepCopier
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> s_values =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
        typeof(Guid), typeof(Uri), typeof(Version), typeof(BigInteger), typeof(Int128), typeof(UInt128), typeof(Half), typeof(IPAddress),
        typeof(IPEndPoint), typeof(CancellationToken), typeof(CultureInfo),
    ];

    // Made anew from a sequence of their (copied) elements.
    private static readonly HashSet<Type> s_collections =
    [
        typeof(List<>), typeof(HashSet<>), typeof(Queue<>), typeof(SortedSet<>), typeof(Dictionary<,>), typeof(ConcurrentQueue<>),
        typeof(ConcurrentDictionary<,>), typeof(ReadOnlyCollection<>),
    ];

    private static readonly Dictionary<Type, Type> s_immutables = new()
    {
        [typeof(ImmutableArray<>)] = typeof(ImmutableArray),
        [typeof(ImmutableList<>)] = typeof(ImmutableList),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSet),
        [typeof(ImmutableSortedSet<>)] = typeof(ImmutableSortedSet),
        [typeof(ImmutableQueue<>)] = typeof(ImmutableQueue),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionary),
        [typeof(ImmutableSortedDictionary<,>)] = typeof(ImmutableSortedDictionary),
    };

    private static readonly Func<object, object> s_unknown =
        value => throw new CodecNotFoundException($"Could not find a copier for type {value.GetType()}.");

    private static readonly ConcurrentDictionary<Type, Func<object, object>?> s_copiers = new();

    public static object? Copy(object? value, bool immutable = false, Type? declared = null)
    {
        if (value is null)
        {
            return null;
        }

        var copier = s_copiers.GetOrAdd(value.GetType(), Build);
        if (copier == s_unknown && declared is { IsInterface: true, IsGenericType: true }
            && Stand(declared.GetGenericTypeDefinition()) is { } definition)
        {
            // What a collection expression makes for an interface has no name, but what is asked for has.
            var stand = definition.MakeGenericType(declared.GetGenericArguments());
            return s_copiers.GetOrAdd(stand, Build)!(Activator.CreateInstance(stand, value)!);
        }

        return copier is null || (immutable && copier != s_unknown) ? value : copier(value);
    }

    /// <summary>Whether values of a type that a grain's method names can be sent.</summary>
    public static bool CanTravel(Type type)
    {
        if (type.IsArray || Nullable.GetUnderlyingType(type) is not null)
        {
            return CanTravel(type.GetElementType() ?? Nullable.GetUnderlyingType(type)!);
        }

        return Array.TrueForAll(type.GetGenericArguments(), CanTravel)
            && (type.IsInterface || type.IsAbstract || type == typeof(object) || s_copiers.GetOrAdd(type, Build) != s_unknown);
    }

    private static Type? Stand(Type wanted) =>
        wanted.Namespace != typeof(IEnumerable<>).Namespace ? null
        : wanted.GetGenericArguments().Length == 2 ? typeof(Dictionary<,>)
        : wanted == typeof(ISet<>) || wanted == typeof(IReadOnlySet<>) ? typeof(HashSet<>)
        : typeof(List<>);

    // Null: instances are shared.
    private static Func<object, object>? Build(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || s_values.Contains(type) || typeof(Type).IsAssignableFrom(type)
            || typeof(Exception).IsAssignableFrom(type) || typeof(GrainProxy).IsAssignableFrom(type))
        {
            return null;
        }

        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            return type.IsDefined(typeof(ImmutableAttribute), inherit: false) ? null : Members(type, HasId);
        }

        if (type.IsArray && type.GetArrayRank() == 1)
        {
            return IsShared(type.GetElementType()!) ? source => ((Array)source).Clone() : CopyArray;
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition is not null && typeof(ITuple).IsAssignableFrom(type) || definition == typeof(KeyValuePair<,>))
        {
            return Members(type, _ => true);
        }

        if (definition is not null && s_immutables.TryGetValue(definition, out var factory))
        {
            return Array.TrueForAll(type.GetGenericArguments(), IsShared) ? null : Sequence(type, Range(factory, type));
        }

        if (definition is not null && s_collections.Contains(definition))
        {
            return Sequence(type, items => Activator.CreateInstance(type, items)!);
        }

        return s_unknown;
    }

    private static bool IsShared(Type declared) =>
        (declared.IsSealed || declared.IsValueType) && !declared.IsGenericTypeDefinition
        && (Nullable.GetUnderlyingType(declared) ?? declared) is var type && s_copiers.GetOrAdd(type, Build) is null;

    private static object CopyArray(object source)
    {
        var copy = (Array)((Array)source).Clone();
        for (var i = 0; i < copy.Length; i++)
        {
            copy.SetValue(Copy(copy.GetValue(i)), i);
        }

        return copy;
    }

    private static Func<object, object> Sequence(Type type, Func<object, object> make)
    {
        var elements = type.GetInterfaces()
            .First(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .GetGenericArguments();
        var list = typeof(List<>).MakeGenericType(elements);
        return source =>
        {
            var copies = (IList)Activator.CreateInstance(list)!;
            foreach (var item in (IEnumerable)source)
            {
                copies.Add(Copy(item));
            }

            return make(copies);
        };
    }

    private static Func<object, object> Range(Type factory, Type type)
    {
        var range = factory.GetMethods()
            .First(method => method.Name == "CreateRange" && method.GetParameters() is [{ ParameterType: { IsInterface: true, Name: "IEnumerable`1" } }])
            .MakeGenericMethod(type.GetGenericArguments());
        return items => range.Invoke(null, [items])!;
    }

    private static bool HasId(FieldInfo field)
    {
        if (field.IsDefined(typeof(IdAttribute)))
        {
            return true;
        }

        return field.Name.StartsWith('<')
            && field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Fields) is { } property
            && (property.IsDefined(typeof(IdAttribute)) || IsPrimary(field.DeclaringType!, property));
    }

    // The parameters of a record's primary constructor have ids without being asked.
    private static bool IsPrimary(Type type, PropertyInfo property) =>
        type.GetMethod("<Clone>$") is not null
        && type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is { } primary
        && Array.Exists(primary.GetParameters(), parameter => parameter.Name == property.Name && parameter.ParameterType == property.PropertyType);

    private static Func<object, object> Members(Type type, Func<FieldInfo, bool> isCopied)
    {
        var fields = new List<FieldInfo>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            fields.AddRange(level.GetFields(Fields).Where(isCopied));
        }

        var constructor = type.IsValueType ? null : type.GetConstructor(Type.EmptyTypes);
        return source =>
        {
            var copy = constructor?.Invoke(null) ?? RuntimeHelpers.GetUninitializedObject(type);
            foreach (var field in fields)
            {
                field.SetValue(copy, Copy(field.GetValue(source), declared: field.FieldType));
            }

            return copy;
        };
    }
}
