using System.Globalization;
using System.Text;
using System.Text.Json;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.StandIn;

/// <summary>The rows of Orleans' ADO.NET provider: either finds what the other wrote.</summary>
internal sealed class AdoNetGrainStorage(AdoNetGrainStorageOptions options, string serviceId) : IGrainStorage, ISiloPart
{
    private OrleansQueries _queries = null!;

    public async Task StartAsync(Silo silo, CancellationToken cancellationToken) => _queries = await OrleansQueries.Load(
        options, cancellationToken, "ReadFromStorageKey", "WriteToStorageKey", options.DeleteStateOnClear ? "DeleteStorageKey" : "ClearStorageKey");

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var rows = await _queries.Run(
            "ReadFromStorageKey",
            reader => (
                Payload: reader.IsDBNull(reader.GetOrdinal("PayloadBinary")) ? null : reader.GetFieldValue<byte[]>(reader.GetOrdinal("PayloadBinary")),
                Version: reader.GetInt32(reader.GetOrdinal("Version"))),
            Key(stateName, grainId));
        var (payload, version) = rows.SingleOrDefault();
        grainState.ETag = rows.Count == 0 ? null : version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = payload is not null;
        grainState.State = payload is null
            ? Activator.CreateInstance<T>()
            : options.GrainStorageSerializer.Deserialize<T>(new BinaryData(payload));
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await Change(
            "WriteToStorageKey", stateName, grainId, grainState.ETag,
            ("PayloadBinary", options.GrainStorageSerializer.Serialize(grainState.State).ToArray()));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!grainState.RecordExists && string.IsNullOrWhiteSpace(grainState.ETag))
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        var version = await Change(options.DeleteStateOnClear ? "DeleteStorageKey" : "ClearStorageKey", stateName, grainId, grainState.ETag);
        (grainState.ETag, grainState.RecordExists) = (options.DeleteStateOnClear ? null : version, false);
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string> Change(
        string query, string stateName, GrainId grainId, string? etag, params (string Name, object? Value)[] more)
    {
        var version = string.IsNullOrWhiteSpace(etag) ? default(int?) : int.Parse(etag, CultureInfo.InvariantCulture);
        var rows = await _queries.Run(
            query,
            reader => reader.IsDBNull(0) ? null : reader.GetInt32(0).ToString(CultureInfo.InvariantCulture),
            [.. Key(stateName, grainId), ("GrainStateVersion", version), .. more]);
        return rows.SingleOrDefault() is { } stored && stored != etag
            ? stored
            : throw new InconsistentStateException($"Version conflict ({query}): {stateName} of {grainId}.", "unknown", etag);
    }

    private (string Name, object? Value)[] Key(string stateName, GrainId grainId)
    {
        var head = grainId.Key.Split('+')[0];
        if (Guid.TryParseExact(head, "N", out _) || long.TryParse(head, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
        {
            throw new NotSupportedException($"Orleans stores {grainId} as a number: no key is read so yet, and the stand-in for it cannot.");
        }

        var hashed = Encoding.UTF8.GetBytes(grainId.Key);
        Array.Reverse(hashed);
        return
        [
            ("GrainIdHash", (int)StableHash.Of(hashed)),
            ("GrainIdN0", 0L),
            ("GrainIdN1", 0L),
            ("GrainTypeHash", (int)StableHash.Of(stateName)),
            ("GrainTypeString", stateName),
            ("GrainIdExtensionString", grainId.Key),
            ("ServiceId", serviceId),
        ];
    }
}

internal sealed class JsonSerializerOfStates : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
}
