namespace LiveScore.Grains.Tests.Storage;

/// <summary>The table of reminders.</summary>
public sealed class ReminderQueriesTests
{
    private static readonly DateTime s_start = new(2015, 11, 29, 18, 0, 0, DateTimeKind.Utc);
    private static readonly (string, object?) s_service = ("ServiceId", "livescore");

    [Fact]
    public async Task Reminder_SetAndSetAgain_MovesItsVersion()
    {
        await using var queries = await StoredQueries.InstallAsync();

        Assert.Equal(0, await SetAsync(queries, "seasonweek/2015/reg/12", hash: 1));
        Assert.Equal(1, await SetAsync(queries, "seasonweek/2015/reg/12", hash: 1, minutes: 2));

        var row = Assert.Single(await queries.RunAsync(
            "ReadReminderRowKey", s_service, ("GrainId", "seasonweek/2015/reg/12"), ("ReminderName", "poll")));
        Assert.Equal(
            ["seasonweek/2015/reg/12", "poll", s_start, 120_000L, 1],
            new[] { "GrainId", "ReminderName", "StartTime", "Period", "Version" }.Select(column => row[column]));
    }

    [Fact]
    public async Task Reminders_OfAGrain_AreItsOwn()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await SetAsync(queries, "seasonweek/2015/reg/1", hash: 1);
        await SetAsync(queries, "seasonweek/2015/reg/12", hash: 2);

        Assert.Single(await queries.RunAsync("ReadReminderRowsKey", s_service, ("GrainId", "seasonweek/2015/reg/1")));
        Assert.Empty(await queries.RunAsync("ReadReminderRowsKey", ("ServiceId", "other"), ("GrainId", "seasonweek/2015/reg/1")));
    }

    /// <summary>Each silo asks for its part of the ring: what comes after its begin, up to its end.</summary>
    [Theory]
    [InlineData("ReadRangeRows1Key", -100, 100, new[] { 0, 100 })]
    [InlineData("ReadRangeRows1Key", 100, 200, new int[0])]
    [InlineData("ReadRangeRows2Key", 100, -100, new[] { int.MinValue, -100, int.MaxValue })]
    [InlineData("ReadRangeRows2Key", 0, 0, new[] { int.MinValue, -100, 0, 100, int.MaxValue })]
    public async Task Reminders_OfAPartOfTheRing_AreFound(string key, int begin, int end, int[] expected)
    {
        await using var queries = await StoredQueries.InstallAsync();
        foreach (var hash in new[] { int.MinValue, -100, 0, 100, int.MaxValue })
        {
            await SetAsync(queries, $"seasonweek/{hash}", hash);
        }

        var found = await queries.RunAsync(key, s_service, ("BeginHash", begin), ("EndHash", end));

        Assert.Equal(expected.Select(hash => $"seasonweek/{hash}").Order(), found.Select(row => (string)row["GrainId"]!).Order());
    }

    [Fact]
    public async Task Reminder_Deleted_HasToBeOfTheVersionThatWasSeen()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await SetAsync(queries, "seasonweek/2015/reg/12", hash: 1);
        await SetAsync(queries, "seasonweek/2015/reg/12", hash: 1);

        Assert.Equal(0, await DeleteAsync(version: 0));
        Assert.Equal(1, await DeleteAsync(version: 1));
        Assert.Equal(0, await DeleteAsync(version: 1));

        Task<int> DeleteAsync(int version) => queries.CountAsync(
            "DeleteReminderRowKey", s_service, ("GrainId", "seasonweek/2015/reg/12"), ("ReminderName", "poll"), ("Version", version));
    }

    [Fact]
    public async Task Reminders_AllDeleted_AreThoseOfTheService()
    {
        await using var queries = await StoredQueries.InstallAsync();
        await SetAsync(queries, "seasonweek/2015/reg/12", hash: 1);

        await queries.RunAsync("DeleteReminderRowsKey", ("ServiceId", "other"));
        Assert.Single(await queries.RunAsync("ReadReminderRowsKey", s_service, ("GrainId", "seasonweek/2015/reg/12")));

        await queries.RunAsync("DeleteReminderRowsKey", s_service);
        Assert.Empty(await queries.RunAsync("ReadReminderRowsKey", s_service, ("GrainId", "seasonweek/2015/reg/12")));
    }

    private static Task<int> SetAsync(StoredQueries queries, string grain, int hash, int minutes = 1) => queries.CountAsync(
        "UpsertReminderRowKey",
        s_service,
        ("GrainId", grain),
        ("ReminderName", "poll"),
        ("StartTime", s_start),
        ("Period", minutes * 60_000L),
        ("GrainHash", hash));
}
