using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.StandIn;

[GenerateSerializer, Immutable]
internal sealed record Reminder(GrainId Grain, string ReminderName, DateTime StartAt, TimeSpan Period, string Etag) : IGrainReminder;

internal interface IReminderTable
{
    Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task<List<Reminder>> ReadAll();

    Task<Reminder?> Read(GrainId grain, string name);

    Task<string> Upsert(Reminder reminder);

    Task<bool> Remove(Reminder reminder);
}

/// <summary>Lives in a grain, so that it dies with a silo as Orleans' does.</summary>
internal sealed class MemoryReminderTable(IGrainFactory grains) : IReminderTable
{
    private IReminderTableGrain Table => grains.GetGrain<IReminderTableGrain>("reminders");

    public Task<List<Reminder>> ReadAll() => Table.ReadAll();

    public async Task<Reminder?> Read(GrainId grain, string name) =>
        (await Table.ReadAll()).Find(reminder => reminder.Grain == grain && reminder.ReminderName == name);

    public Task<string> Upsert(Reminder reminder) => Table.Upsert(reminder);

    public Task<bool> Remove(Reminder reminder) => Table.Remove(reminder);
}

internal interface IReminderTableGrain : IGrainWithStringKey
{
    Task<List<Reminder>> ReadAll();

    Task<string> Upsert(Reminder reminder);

    Task<bool> Remove(Reminder reminder);
}

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

internal sealed class AdoNetReminderTable(IOptions<AdoNetReminderTableOptions> options, IOptions<ClusterOptions> cluster) : IReminderTable
{
    private OrleansQueries _queries = null!;

    public async Task StartAsync(CancellationToken cancellationToken) => _queries = await OrleansQueries.Load(
        options.Value, cancellationToken, "UpsertReminderRowKey", "ReadReminderRowKey", "ReadRangeRows2Key", "DeleteReminderRowKey");

    // A range from one number to the same is the whole ring.
    public Task<List<Reminder>> ReadAll() => _queries.Run("ReadRangeRows2Key", Row, Service, ("BeginHash", 0), ("EndHash", 0));

    public async Task<Reminder?> Read(GrainId grain, string name) =>
        (await _queries.Run("ReadReminderRowKey", Row, Service, ("GrainId", grain.ToString()), ("ReminderName", name))).SingleOrDefault();

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
            ("GrainHash", (int)reminder.Grain.GetUniformHashCode()));
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
        GrainId.Parse(reader.GetString(reader.GetOrdinal("GrainId"))),
        reader.GetString(reader.GetOrdinal("ReminderName")),
        reader.GetDateTime(reader.GetOrdinal("StartTime")),
        TimeSpan.FromMilliseconds(reader.GetInt64(reader.GetOrdinal("Period"))),
        reader.GetInt32(reader.GetOrdinal("Version")).ToString(CultureInfo.InvariantCulture));
}
