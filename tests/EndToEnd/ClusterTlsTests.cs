using System.Net;
using LiveScore.Testing;
using Npgsql;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Processes that show each other certificates, and strangers that have none, or others.</summary>
public sealed class ClusterTlsTests
{
    private const string Ready = "health/ready", Refused = "Authentication failed";

    [Fact]
    public async Task Strangers_AreNotLetIn_AndMembersFindEachOther()
    {
        ClusterNode.SkipOnStandIn();
        using var ours = await Certificates.MakeAsync();
        using var theirs = await Certificates.MakeAsync();
        await theirs.SignAsync("stranger");
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync("cluster");
        var connection = $"ConnectionStrings__Postgres={database}";

        await using var one = ClusterNode.StartSilo([connection, .. await ours.SignAsync("one")]);
        await using var two = ClusterNode.StartSilo([connection, .. await ours.SignAsync("two")]);
        await using var gateway = ClusterNode.StartGateway([connection, .. await ours.SignAsync("gateway")]);
        await Task.WhenAll(new[] { one, two, gateway }.Select(node => node.UntilAsync(Ready, HttpStatusCode.OK)));
        Assert.DoesNotContain(one.Said.Concat(two.Said), line => line.Contains(Refused, StringComparison.Ordinal));

        await using (var bare = ClusterNode.StartSilo(connection))
        {
            await one.SaysAsync(Refused);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await bare.AskAsync(Ready));
            Assert.Equal(2, await ActiveAsync(database));
        }

        // Of another authority.
        var known = Refusals(two);
        await using (var stranger = ClusterNode.StartSilo([connection, .. theirs.Settings("stranger")]))
        {
            await two.UntilAsync(() => Refusals(two) > known, "it to refuse once more");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await stranger.AskAsync(Ready));
            Assert.Equal(2, await ActiveAsync(database));
        }

        await using var lost = ClusterNode.StartGateway(connection);
        await lost.SaysAsync("Waiting for silos");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await lost.AskAsync(Ready));
        Assert.Equal(HttpStatusCode.OK, await gateway.AskAsync(Ready));
    }

    [Fact]
    public async Task Certificate_ThatOthersWouldRefuse_IsAFaultAtTheStart()
    {
        using var ours = await Certificates.MakeAsync();
        using var theirs = await Certificates.MakeAsync();
        await theirs.SignAsync("stranger");
        var otherName = await ours.SignAsync("one", name: "elsewhere");
        const string Connection = "ConnectionStrings__Postgres=Host=127.0.0.1;Port=9";

        var (code, said) = await ClusterNode.EndAsync("Gateway", [], [Connection, .. otherName]);
        Assert.Equal(2, code);
        Assert.Contains("Tls:Certificate would not be let in by others: It does not bear the name livescore.", Assert.Single(said), StringComparison.Ordinal);

        (code, said) = await ClusterNode.EndAsync("Silo", [], [Connection, .. theirs.Settings("stranger", authority: ours)]);
        Assert.Equal(2, code);
        Assert.Contains("Tls:Certificate would not be let in by others:", Assert.Single(said), StringComparison.Ordinal);

        (code, said) = await ClusterNode.EndAsync(
            "Silo", [], [Connection, .. ours.Settings("one"), $"LiveScore__Cluster__Tls__Key={ours.PathOf("ca.key")}"]);
        Assert.Equal(2, code);
        Assert.Contains("Tls: the files hold no certificate with its key", Assert.Single(said), StringComparison.Ordinal);
    }

    private static int Refusals(ClusterNode node) => node.Said.Count(line => line.Contains(Refused, StringComparison.Ordinal));

    private static async Task<long> ActiveAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select count(*) from OrleansMembershipTable where Status = 3");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
