using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.StandIn;

[GenerateSerializer, Immutable]
internal sealed record Reminder(GrainId Grain, string ReminderName, DateTime StartAt, TimeSpan Period, string Etag) : IGrainReminder;

internal interface IReminderTable
{
    Task<List<Reminder>> ReadAll();

    /// <summary>The row's new etag.</summary>
    Task<string> Upsert(Reminder reminder);

    Task<bool> Remove(Reminder reminder);
}

/// <summary>Lives in a grain, so that it dies with a silo as Orleans' does.</summary>
internal interface IReminderTableGrain : IReminderTable, IGrainWithStringKey;

[KeepAlive]
internal sealed class ReminderTableGrain : Grain, IReminderTableGrain
{
    private readonly Dictionary<(GrainId Grain, string Name), Reminder> _rows = [];
    private long _writes;

    public Task<List<Reminder>> ReadAll() => Task.FromResult(_rows.Values.ToList());

    public Task<string> Upsert(Reminder reminder)
    {
        var etag = (++_writes).ToString(CultureInfo.InvariantCulture);
        _rows[(reminder.Grain, reminder.ReminderName)] = reminder with { Etag = etag };
        return Task.FromResult(etag);
    }

    public Task<bool> Remove(Reminder reminder) => Task.FromResult(
        _rows.GetValueOrDefault((reminder.Grain, reminder.ReminderName))?.Etag == reminder.Etag
        && _rows.Remove((reminder.Grain, reminder.ReminderName)));
}

internal sealed class AdoNetReminderTable(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster)
    : IReminderTable, ISiloPart
{
    private OrleansQueries _queries = null!;

    public async Task StartAsync(Silo silo, CancellationToken cancellationToken) => _queries = await OrleansQueries.Load(
        options.Value, cancellationToken, "UpsertReminderRowKey", "ReadRangeRows2Key", "DeleteReminderRowKey");

    // A range from one number to the same is the whole ring.
    public Task<List<Reminder>> ReadAll() => _queries.Run("ReadRangeRows2Key", Row, Service, ("BeginHash", 0), ("EndHash", 0));

    public async Task<string> Upsert(Reminder reminder)
    {
        var versions = await _queries.Run(
            "UpsertReminderRowKey",
            reader => reader.GetInt32(0).ToString(CultureInfo.InvariantCulture),
            Service,
            ("GrainId", reminder.Grain.ToString()),
            ("ReminderName", reminder.ReminderName),
            ("StartTime", reminder.StartAt),
            ("Period", (long)reminder.Period.TotalMilliseconds),
            ("GrainHash", (int)StableHash.Of(reminder.Grain)));
        return versions.Single();
    }

    public async Task<bool> Remove(Reminder reminder)
    {
        var counts = await _queries.Run(
            "DeleteReminderRowKey",
            reader => reader.GetInt32(0),
            Service,
            ("GrainId", reminder.Grain.ToString()),
            ("ReminderName", reminder.ReminderName),
            ("Version", int.Parse(reminder.Etag, CultureInfo.InvariantCulture)));
        return counts.Single() > 0;
    }

    private (string Name, object? Value) Service => ("ServiceId", cluster.Value.ServiceId);

    private static Reminder Row(Npgsql.NpgsqlDataReader reader) => new(
        Parse(reader.GetString(reader.GetOrdinal("GrainId"))),
        reader.GetString(reader.GetOrdinal("ReminderName")),
        reader.GetDateTime(reader.GetOrdinal("StartTime")),
        TimeSpan.FromMilliseconds(reader.GetInt64(reader.GetOrdinal("Period"))),
        reader.GetInt32(reader.GetOrdinal("Version")).ToString(CultureInfo.InvariantCulture));

    private static GrainId Parse(string id) => id.Split('/', 2) is [var type, var key] ? new(type, key) : new(id, "");
}
