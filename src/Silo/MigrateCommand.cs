using LiveScore.Contracts;
using LiveScore.Silo.Storage;

namespace LiveScore.Silo;

/// <summary>
/// <c>migrate</c>: makes or brings up the tables as their owner, so that silos need no right to. Then gives the roles of silos
/// and gateways what they need; after a restore that nobody could notice, new epochs.
/// </summary>
internal static class MigrateCommand
{
    public static bool IsAsked(string[] args) => args is ["migrate", ..];

    public static async Task<int> RunAsync(string[] args)
    {
        // A word without a value is nothing to configuration.
        var (isRestored, words) = (args.Contains("--restored"), args.Skip(1).Where(word => word != "--restored").ToArray());
        var configuration = Host.CreateApplicationBuilder(HostArguments.WithFixedSettings(words)).Configuration;
        if (configuration.GetConnectionString(SiloHostExtensions.Postgres) is not { Length: > 0 } postgres)
        {
            throw new FormatException("migrate needs ConnectionStrings:Postgres (ConnectionStrings__Postgres in the environment), of the owner of the tables.");
        }

        await PostgresSchema.InstallAsync(postgres, CancellationToken.None);
        await Console.Out.WriteLineAsync($"The schema is of version {PostgresSchema.Current} or newer.");
        if (configuration["silo-role"] is { } silo)
        {
            await PostgresRoles.GrantSiloAsync(postgres, silo, CancellationToken.None);
            await Console.Out.WriteLineAsync($"Silos may use it as {silo}.");
        }

        if (configuration["gateway-role"] is { } gateway)
        {
            await PostgresRoles.GrantGatewayAsync(postgres, gateway, CancellationToken.None);
            await Console.Out.WriteLineAsync($"Gateways may use it as {gateway}.");
        }

        if (isRestored)
        {
            await Console.Out.WriteLineAsync($"New epochs: {await PostgresSchema.RenewEpochsAsync(postgres, CancellationToken.None)} weeks and rooms.");
        }

        return 0;
    }
}
