using System.Collections;
using System.Collections.Concurrent;
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
        typeof(Guid), typeof(Uri), typeof(CancellationToken),
    ];

    // Made anew from a sequence of their (copied) elements.
    private static readonly HashSet<Type> s_collections = [typeof(List<>), typeof(HashSet<>), typeof(Dictionary<,>)];

    private static readonly Func<object, object> s_unknown =
        value => throw new CodecNotFoundException($"Could not find a copier for type {value.GetType()}.");

    private static readonly ConcurrentDictionary<Type, Func<object, object>?> s_copiers = new();

    public static object? Copy(object? value, Type? declared = null)
    {
        if (value is null)
        {
            return null;
        }

        var copier = s_copiers.GetOrAdd(value.GetType(), Build);
        if (copier == s_unknown && declared is { IsInterface: true, GenericTypeArguments: [var item] }
            && typeof(List<>).MakeGenericType(item) is var list && declared.IsAssignableFrom(list))
        {
            // What a collection expression makes for an interface has no name, but what is asked for has.
            return Copy(Activator.CreateInstance(list, value));
        }

        return copier is null ? value : copier(value);
    }

    // Null: instances are shared.
    private static Func<object, object>? Build(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || s_values.Contains(type) || typeof(Exception).IsAssignableFrom(type))
        {
            return null;
        }

        if (type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
        {
            return type.IsDefined(typeof(ImmutableAttribute), inherit: false) ? null : Members(type, HasId);
        }

        if (type.IsSZArray)
        {
            return IsShared(type.GetElementType()!) ? source => ((Array)source).Clone() : CopyArray;
        }

        if (!type.IsGenericType)
        {
            return s_unknown;
        }

        var definition = type.GetGenericTypeDefinition();
        if (typeof(ITuple).IsAssignableFrom(type) || definition == typeof(KeyValuePair<,>))
        {
            return Members(type, _ => true);
        }

        if (definition.Namespace == "System.Collections.Immutable")
        {
            return Array.TrueForAll(type.GetGenericArguments(), IsShared) ? null : s_unknown;
        }

        return s_collections.Contains(definition) ? Sequence(type) : s_unknown;
    }

    private static bool IsShared(Type declared) =>
        (declared.IsSealed || declared.IsValueType) && s_copiers.GetOrAdd(Nullable.GetUnderlyingType(declared) ?? declared, Build) is null;

    private static object CopyArray(object source)
    {
        var copy = (Array)((Array)source).Clone();
        for (var i = 0; i < copy.Length; i++)
        {
            copy.SetValue(Copy(copy.GetValue(i)), i);
        }

        return copy;
    }

    private static Func<object, object> Sequence(Type type)
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

            return Activator.CreateInstance(type, copies)!;
        };
    }

    private static bool HasId(FieldInfo field) => field.IsDefined(typeof(IdAttribute))
        || (field.Name.StartsWith('<')
            && field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)], Fields) is { } property
            && property.IsDefined(typeof(IdAttribute)));

    private static Func<object, object> Members(Type type, Func<FieldInfo, bool> isCopied)
    {
        var fields = new List<FieldInfo>();
        for (var level = type; level is not null; level = level.BaseType)
        {
            fields.AddRange(level.GetFields(Fields).Where(isCopied));
        }

        var constructor = type.IsValueType ? null : type.GetConstructor(Type.EmptyTypes);
        return source =>
        {
            var copy = constructor?.Invoke(null) ?? RuntimeHelpers.GetUninitializedObject(type);
            foreach (var field in fields)
            {
                field.SetValue(copy, Copy(field.GetValue(source), field.FieldType));
            }

            return copy;
        };
    }
}
