using System.Globalization;
using System.Text;

namespace Orleans.Runtime;

[GenerateSerializer, Immutable]
public readonly record struct GrainType(string Name)
{
    public static GrainType Create(string value) => new(value);

    public override string ToString() => Name;
}

[GenerateSerializer, Immutable]
public readonly record struct IdSpan(string Text)
{
    public static IdSpan Create(string id) => new(id);

    public override string ToString() => Text;
}

[GenerateSerializer, Immutable]
public readonly record struct GrainId(GrainType Type, IdSpan Key)
{
    public static GrainId Create(string type, string key) => new(new GrainType(type), new IdSpan(key));

    public static GrainId Parse(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw new ArgumentException($"Unable to parse \"{value}\" as a grain id", nameof(value))
            : Create(value[..slash], value[(slash + 1)..]);
    }

    public uint GetUniformHashCode() => (StableHash.ComputeHash(Encoding.UTF8.GetBytes(Type.Name)) * 31)
        + StableHash.ComputeHash(Encoding.UTF8.GetBytes(Key.Text));

    public override string ToString() => $"{Type}/{Key}";
}

[GenerateSerializer, Immutable]
public readonly record struct StreamId
{
    private readonly string? _namespace;
    private readonly string _key;

    private StreamId(string? ns, string key) => (_namespace, _key) = (ns, key);

    public static StreamId Create(string? ns, string key) => new(ns, key);

    public static StreamId Create(string? ns, Guid key) => new(ns, key.ToString("N"));

    public static StreamId Create(string? ns, long key) => new(ns, key.ToString(CultureInfo.InvariantCulture));

    public string? GetNamespace() => _namespace;

    public string GetKeyAsString() => _key;

    public override string ToString() => $"{_namespace ?? "null"}/{_key}";
}

[GenerateSerializer, Immutable]
public sealed record SiloAddress(System.Net.IPEndPoint Endpoint, int Generation)
{
    public static SiloAddress New(System.Net.IPEndPoint ep, int gen) => new(ep, gen);

    public override string ToString() => $"S{Endpoint}:{Generation.ToString(CultureInfo.InvariantCulture)}";
}

public interface ILocalSiloDetails
{
    string Name { get; }

    string ClusterId { get; }

    string DnsHostName { get; }

    SiloAddress SiloAddress { get; }

    SiloAddress GatewayAddress { get; }
}
