namespace LiveScore.Grains.Tests.Storage;

/// <summary>
/// The table of silos. Its version row lets one change through at a time: that is what keeps two halves of a cluster from
/// declaring each other dead.
/// </summary>
public sealed class MembershipQueriesTests
{
    private const int Joining = 1, Active = 3, Dead = 6; // SiloStatus

    private static readonly DateTime s_start = new(2015, 11, 29, 18, 0, 0, DateTimeKind.Utc);
    private static readonly (string, object?) s_cluster = ("DeploymentId", "livescore");

    [Fact]
    public async Task Table_OfANewCluster_HasItsVersionAndNoSilo()
    {
        await using var queries = await StoredQueries.InstallAsync();

        Assert.Empty(await queries.RunAsync("MembershipReadAllKey", s_cluster));
        Assert.Equal(1, await queries.CountAsync("InsertMembershipVersionKey", s_cluster));
        Assert.Equal(0, await queries.CountAsync("InsertMembershipVersionKey", s_cluster));

        var row = Assert.Single(await queries.RunAsync("MembershipReadAllKey", s_cluster));
        Assert.Equal((0, null), (row["Version"], row["Address"]));
        var one = Assert.Single(await queries.RunAsync("MembershipReadRowKey", [s_cluster, .. Silo(1)]));
        Assert.Equal((0, null), (one["Version"], one["Address"]));
    }

    [Fact]
    public async Task Silo_Inserted_IsReadBackWhole()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await queries.CountAsync("InsertMembershipVersionKey", s_cluster);

        Assert.Equal(1, await InsertAsync(queries, 1, version: 0));

        var row = Assert.Single(await queries.RunAsync("MembershipReadRowKey", [s_cluster, .. Silo(1)]));
        Assert.Equal(
            ["127.0.0.1", 11111, 1, "silo 1", "host", Joining, 30000, null, s_start, s_start, 1],
            new[] { "Address", "Port", "Generation", "SiloName", "HostName", "Status", "ProxyPort", "SuspectTimes", "StartTime", "IAmAliveTime", "Version" }
                .Select(column => row[column]));
    }

    [Fact]
    public async Task Change_OnAnOldVersionOfTheTable_IsRefused()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await queries.CountAsync("InsertMembershipVersionKey", s_cluster);
        await InsertAsync(queries, 1, version: 0);

        Assert.Equal(0, await InsertAsync(queries, 2, version: 0));
        Assert.Equal(0, await UpdateAsync(queries, 1, version: 0, Active));
        Assert.Equal(0, await InsertAsync(queries, 1, version: 1)); // already there
        Assert.Equal(0, await UpdateAsync(queries, 2, version: 1, Active)); // not there

        var row = Assert.Single(await queries.RunAsync("MembershipReadAllKey", s_cluster));
        Assert.Equal((1, 1, Joining), (row["Version"], row["Generation"], row["Status"]));
        Assert.Equal(1, await UpdateAsync(queries, 1, version: 1, Active));
        row = Assert.Single(await queries.RunAsync("MembershipReadAllKey", s_cluster));
        Assert.Equal((2, Active, "S127.0.0.1:22222:2"), (row["Version"], row["Status"], row["SuspectTimes"]));
    }

    [Fact]
    public async Task Silos_JoiningAtOnce_AreLetInOneAtATime()
    {
        const int Silos = 8;
        await using var queries = await StoredQueries.InstallAsync();
        await queries.CountAsync("InsertMembershipVersionKey", s_cluster);

        for (var version = 0; version < Silos; version++)
        {
            var seen = version;
            var joined = await Task.WhenAll(Enumerable.Range(0, Silos).Select(silo => InsertAsync(queries, silo, seen)));
            Assert.Equal(1, joined.Sum());
        }

        Assert.Equal(Silos, (await queries.RunAsync("MembershipReadAllKey", s_cluster)).Count);
    }

    [Fact]
    public async Task Gateways_AreThoseThatAreActiveAndHaveAPort()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await queries.CountAsync("InsertMembershipVersionKey", s_cluster);
        await InsertAsync(queries, 1, version: 0);
        await InsertAsync(queries, 2, version: 1, proxyPort: 0);
        await InsertAsync(queries, 3, version: 2);
        await UpdateAsync(queries, 1, version: 3, Active);
        await UpdateAsync(queries, 2, version: 4, Active);

        var gateway = Assert.Single(await queries.RunAsync("GatewaysQueryKey", s_cluster, ("Status", Active)));

        Assert.Equal(("127.0.0.1", 30000, 1), (gateway["Address"], gateway["ProxyPort"], gateway["Generation"]));
    }

    [Fact]
    public async Task Silos_LongSilentAndNotActive_AreCleanedUp()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await queries.CountAsync("InsertMembershipVersionKey", s_cluster);
        for (var silo = 1; silo <= 3; silo++)
        {
            await InsertAsync(queries, silo, version: silo - 1);
        }

        await UpdateAsync(queries, 1, version: 3, Active);
        await UpdateAsync(queries, 2, version: 4, Dead);
        await UpdateAsync(queries, 3, version: 5, Dead);
        await queries.RunAsync("UpdateIAmAlivetimeKey", [s_cluster, .. Silo(3), ("IAmAliveTime", s_start.AddDays(8))]);

        await queries.RunAsync("CleanupDefunctSiloEntriesKey", s_cluster, ("IAmAliveTime", s_start.AddDays(7)));

        var left = await queries.RunAsync("MembershipReadAllKey", s_cluster);
        Assert.Equal([1, 3], left.Select(row => (int)row["Generation"]!).Order());
        // A sign of life is not a change of the table.
        Assert.All(left, row => Assert.Equal(6, row["Version"]));
    }

    [Fact]
    public async Task Table_Deleted_IsGoneForThatClusterOnly()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await queries.CountAsync("InsertMembershipVersionKey", s_cluster);
        await queries.CountAsync("InsertMembershipVersionKey", ("DeploymentId", "other"));
        await InsertAsync(queries, 1, version: 0);

        await queries.RunAsync("DeleteMembershipTableEntriesKey", s_cluster);

        Assert.Empty(await queries.RunAsync("MembershipReadAllKey", s_cluster));
        Assert.Single(await queries.RunAsync("MembershipReadAllKey", ("DeploymentId", "other")));
    }

    private static (string, object?)[] Silo(int generation) => [("Address", "127.0.0.1"), ("Port", 11111), ("Generation", generation)];

    private static Task<int> InsertAsync(StoredQueries queries, int silo, int version, int proxyPort = 30000) => queries.CountAsync(
        "InsertMembershipKey",
        [
            s_cluster, .. Silo(silo), ("Version", version), ("SiloName", $"silo {silo}"), ("HostName", "host"), ("Status", Joining),
            ("ProxyPort", proxyPort), ("StartTime", s_start), ("IAmAliveTime", s_start),
        ]);

    private static Task<int> UpdateAsync(StoredQueries queries, int silo, int version, int status) => queries.CountAsync(
        "UpdateMembershipKey",
        [
            s_cluster, .. Silo(silo), ("Version", version), ("Status", status), ("SuspectTimes", "S127.0.0.1:22222:2"),
            ("IAmAliveTime", s_start),
        ]);
}
