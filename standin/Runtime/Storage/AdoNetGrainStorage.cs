using System.Buffers.Text;
using System.Globalization;
using System.Text;
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
            ? NewState.Of<T>()
            : options.GrainStorageSerializer.Deserialize<T>(new BinaryData(payload)) ?? NewState.Of<T>();
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
        grainState.State = NewState.Of<T>();
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
            : throw new InconsistentStateException($"Version conflict ({query}): {stateName} of {grainId}, ETag={etag}.");
    }

    private (string Name, object? Value)[] Key(string stateName, GrainId grainId)
    {
        var (n0, n1, text, hashed) = Split(grainId.Key.ToString());
        Array.Reverse(hashed);
        return
        [
            ("GrainIdHash", (int)StableHash.ComputeHash(hashed)),
            ("GrainIdN0", n0),
            ("GrainIdN1", n1),
            ("GrainTypeHash", (int)StableHash.ComputeHash(Encoding.UTF8.GetBytes(stateName))),
            ("GrainTypeString", stateName),
            ("GrainIdExtensionString", text),
            ("ServiceId", serviceId),
        ];
    }

    // Orleans takes a text that reads as a GUID or as a hexadecimal number (2015 does) for one.
    private static (long N0, long N1, string? Text, byte[] Hashed) Split(string key)
    {
        var plus = key.IndexOf('+', StringComparison.Ordinal);
        var head = plus < 0 ? key : key[..plus];
        var extension = plus < 0 ? null : key[(plus + 1)..];
        var tail = Encoding.UTF8.GetBytes(extension ?? "");
        if (head.Length == 32 && Guid.TryParseExact(head, "N", out var guid))
        {
            var bytes = guid.ToByteArray();
            return (BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), extension, [.. bytes, .. tail]);
        }

        var utf8 = Encoding.UTF8.GetBytes(head);
        if (Utf8Parser.TryParse(utf8, out long number, out var length, 'X') && length == utf8.Length)
        {
            return (0, number, extension, [.. BitConverter.GetBytes(number), .. tail]);
        }

        return (0, 0, key, Encoding.UTF8.GetBytes(key));
    }
}
