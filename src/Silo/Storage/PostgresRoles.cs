using Npgsql;

namespace LiveScore.Silo.Storage;

/// <summary>What the roles of silos and gateways need, when neither owns the tables.</summary>
internal static class PostgresRoles
{
    private const string SiloRights = """
        grant usage on schema %1$s to %2$s;
        grant select on OrleansQuery to %2$s;
        grant select, update on LiveScoreSchema to %2$s;
        grant select, insert, update, delete on OrleansStorage, OrleansRemindersTable, OrleansMembershipTable, OrleansMembershipVersionTable to %2$s
        """;

    private const string GatewayRights = """
        grant usage on schema %1$s to %2$s;
        grant select on OrleansQuery, OrleansMembershipTable to %2$s
        """;

    public static Task GrantSiloAsync(string connectionString, string role, CancellationToken cancellationToken) =>
        GrantAsync(connectionString, SiloRights, role, cancellationToken);

    public static Task GrantGatewayAsync(string connectionString, string role, CancellationToken cancellationToken) =>
        GrantAsync(connectionString, GatewayRights, role, cancellationToken);

    /// <exception cref="SchemaException">There is no such role.</exception>
    private static async Task GrantAsync(string connectionString, string rights, string role, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var quote = source.CreateCommand("select format($1, quote_ident(current_schema()), quote_ident($2))");
        quote.Parameters.AddWithValue(rights);
        quote.Parameters.AddWithValue(role);
        var sql = (string)(await quote.ExecuteScalarAsync(cancellationToken))!;
        try
        {
#pragma warning disable CA2100 // Ours, with names that the database has quoted.
            await using var grant = source.CreateCommand(sql);
#pragma warning restore CA2100
            await grant.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UndefinedObject)
        {
            throw new SchemaException($"There is no role {role}: create it first, with `create role ... login password ...`.", fault);
        }
    }
}
