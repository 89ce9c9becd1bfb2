using Npgsql;
using Orleans.Configuration;

namespace Orleans.StandIn;

/// <summary>The statements that the database keeps for Orleans, under Orleans' keys, and how they are run.</summary>
internal sealed class OrleansQueries
{
    private readonly NpgsqlDataSource _source;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private OrleansQueries(NpgsqlDataSource source) => _source = source;

    public static async Task<OrleansQueries> Load(AdoNetOptions options, CancellationToken cancellationToken, params string[] required)
    {
        if (options.Invariant != "Npgsql")
        {
            throw new Runtime.OrleansConfigurationException($"The stand-in for Orleans speaks to Npgsql only, not to {options.Invariant}.");
        }

        var queries = new OrleansQueries(NpgsqlDataSource.Create(options.ConnectionString));
        await using var command = queries._source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            queries._texts.Add(reader.GetString(0), reader.GetString(1));
        }

        var missing = required.Where(key => !queries._texts.ContainsKey(key)).ToArray();
        return missing.Length == 0
            ? queries
            : throw new ArgumentException($"OrleansQuery lacks {string.Join(", ", missing)}.", nameof(required));
    }

    public async Task<List<T>> Run<T>(string key, Func<NpgsqlDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
#pragma warning disable CA2100 // The database's own text.
        await using var command = _source.CreateCommand(_texts[key]);
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            // Without a type PostgreSQL cannot tell what a null is.
            var parameter = name switch
            {
                "GrainStateVersion" => new NpgsqlParameter(name, NpgsqlTypes.NpgsqlDbType.Integer),
                "GrainIdExtensionString" => new NpgsqlParameter(name, NpgsqlTypes.NpgsqlDbType.Varchar),
                _ => new NpgsqlParameter { ParameterName = name },
            };
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
