using System.Net;
using LiveScore.Testing;
using Npgsql;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Processes of a cluster come up in any order, with roles that own nothing.</summary>
public sealed class ClusterStartTests
{
    private const string Live = "health/live", Ready = "health/ready";

    [Fact]
    public async Task Silo_StartedBeforePostgres_LivesAndWaits_AndStopsWhenTold()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync("cluster");
        await server.KillAsync();
        await using var silo = ClusterNode.StartSilo(Connection(database), "LiveScore__Cluster__ConnectEvery=00:00:00.1");

        await silo.SaysAsync("Waiting for PostgreSQL, tried again every 0.1 s");
        await silo.UntilAsync(Live, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await silo.AskAsync(Ready));

        await server.StartServerAsync();
        await silo.UntilAsync(Ready, HttpStatusCode.OK);
        Assert.Single(silo.Said, line => line.Contains("Waiting for PostgreSQL", StringComparison.Ordinal));
        Assert.Single(silo.Said, line => line.Contains("Waiting is over for PostgreSQL", StringComparison.Ordinal));
        Assert.Equal(0, await silo.TerminateAsync());
    }

    [Fact]
    public async Task Migrate_ByTheOwner_LetsARoleWithoutRightsStart_WhichSaysBeforeWhatIsMissing()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync("cluster");
        await ExecuteAsync(database, "create role runs_silos login; create role runs_gateways login; revoke create on schema public from public");
        var restricted = Connection(database, "runs_silos");

        var (code, said) = await ClusterNode.EndAsync("Silo", [], restricted);
        Assert.Equal(1, code);
        Assert.Equal(
            "livescore: The tables of LiveScore are missing, or too old, in the database cluster, and the role runs_silos may not make them: "
            + "run `LiveScore.Silo migrate --silo-role runs_silos` as the owner of the database.",
            Assert.Single(said));

        (code, said) = await ClusterNode.EndAsync("Silo", ["migrate", "--silo-role", "runs_silos", "--gateway-role=runs_gateways"], Connection(database));
        Assert.True(code == 0, string.Join('\n', said));

        await using var silo = ClusterNode.StartSilo(restricted);
        await silo.UntilAsync(Ready, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Silo_WithSettingsThatMakeNoSense_SaysAllOfThem()
    {
        var (code, said) = await ClusterNode.EndAsync(
            "Silo",
            [],
            "ConnectionStrings__Postgres=Host=127.0.0.1;Port=9",
            "LiveScore__Cluster__ProbeTimeout=00:01:00",
            "LiveScore__Cluster__StopLimit=00:00:10",
            "LiveScore__Cluster__Tls__Certificate=/nowhere",
            "LiveScore__Silo__Address=2001:db8::/32",
            "LiveScore__Silo__Port=11111",
            "LiveScore__Silo__HealthPort=11111");

        Assert.Equal(2, code);
        foreach (var fault in (string[])[
            "Cluster:ProbeTimeout must lie", "Cluster:StopLimit must lie", "Cluster:Tls:Certificate must be a file", "Cluster:Tls:Key must be a file",
            "Cluster:Tls:Authority must be a file", "Silo:Address is a network in which this machine has no address", "Port, GatewayPort and HealthPort have to differ"])
        {
            Assert.Contains(said, line => line.StartsWith("livescore: LiveScore:", StringComparison.Ordinal) && line.Contains(fault, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Setting_ThatIsNoNumber_IsNamedInOneLine()
    {
        var (code, said) = await ClusterNode.EndAsync("Silo", [], "ConnectionStrings__Postgres=Host=127.0.0.1", "LiveScore__Cluster__ProbeTimeout=soon");

        Assert.Equal(2, code);
        Assert.StartsWith("livescore: Failed to convert configuration value 'soon' at 'LiveScore:Cluster:ProbeTimeout'", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Silo")]
    [InlineData("Gateway")]
    public async Task Node_WithoutAConnectionString_SaysSoInOneLine(string project)
    {
        var (code, said) = await ClusterNode.EndAsync(project, []);

        Assert.Equal(2, code);
        Assert.Contains("ConnectionStrings__Postgres", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OfNobody_IsAFaultInOneLine()
    {
        var (code, said) = await ClusterNode.EndAsync("Gateway", ["health", $"http://127.0.0.1:{Loopback.FreePort()}/health/ready"]);

        Assert.Equal(1, code);
        Assert.Contains("does not answer", Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal(2, (await ClusterNode.EndAsync("Gateway", ["health"])).Code);
    }

    /// <summary>First the gateway, then three silos at once, last PostgreSQL, which is empty.</summary>
    [Fact]
    public async Task Processes_StartedInTheWrongOrder_FindEachOther()
    {
        ClusterNode.SkipOnStandIn();
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync("cluster");
        await server.KillAsync();
        await using var gateway = ClusterNode.StartGateway(Connection(database));
        await gateway.UntilAsync(Live, HttpStatusCode.OK);
        await gateway.SaysAsync("Waiting for silos");
        await using var one = ClusterNode.StartSilo(Connection(database));
        await using var two = ClusterNode.StartSilo(Connection(database), "LiveScore__Silo__Address=127.0.0.0/8");
        await using var three = ClusterNode.StartSilo(Connection(database));
        await Task.WhenAll(one.SaysAsync("Waiting for PostgreSQL"), two.SaysAsync("Waiting for PostgreSQL"), three.SaysAsync("Waiting for PostgreSQL"));

        await server.StartServerAsync();

        await Task.WhenAll(new[] { one, two, three, gateway }.Select(node => node.UntilAsync(Ready, HttpStatusCode.OK)));
        Assert.InRange(gateway.Said.Count(line => line.Contains("Waiting for silos", StringComparison.Ordinal)), 1, 3);
        Assert.Equal(3L, await ExecuteAsync(database, "select count(*) from OrleansMembershipTable where Status = 3"));

        // The probe of the images: the gateway is as well as it says.
        Assert.Equal(0, (await ClusterNode.EndAsync("Gateway", ["health", $"{gateway.Url}{Ready}"])).Code);
        Assert.Equal(0, await gateway.TerminateAsync());
        var codes = await Task.WhenAll(one.TerminateAsync(), two.TerminateAsync(), three.TerminateAsync());
        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.Equal(0L, await ExecuteAsync(database, "select count(*) from OrleansMembershipTable where Status = 3"));
    }

    private static string Connection(string database, string? role = null) => "ConnectionStrings__Postgres=" + (role is null
        ? database
        : new NpgsqlConnectionStringBuilder(database) { Username = role }.ToString());

    private static async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // The test's own.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
