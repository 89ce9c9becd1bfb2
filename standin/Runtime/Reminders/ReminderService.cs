using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>Ticks for the reminders of this silo's share of the grains. What was missed is not caught up on.</summary>
internal sealed class ReminderService(IReminderTable table, IOptions<ReminderOptions> options) : ISiloPart
{
    private static readonly TimeSpan s_refreshEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Reminder, CancellationTokenSource> _running = new();
    private Silo _silo = null!;
    private ITimer? _refresh;

    public Task StartAsync(Silo silo, CancellationToken cancellationToken)
    {
        _silo = silo;
        silo.Cluster.Changed += OnChanged;
        _refresh = silo.Time.CreateTimer(_ => Refresh(), null, TimeSpan.Zero, s_refreshEvery);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _silo.Cluster.Changed -= OnChanged;
        _refresh?.Dispose();
        Stop(_running.Keys);
        return Task.CompletedTask;
    }

    public async Task<IGrainReminder> Register(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {name} as requested period ({period}) is less than minimum allowed reminder period "
                + $"({options.Value.MinimumReminderPeriod})",
                nameof(period));
        }

        var reminder = new Reminder(grain, name, Now + dueTime, period, "");
        reminder = reminder with { Etag = await table.Upsert(reminder) };
        _silo.Cluster.Tell();
        return reminder;
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        if (!await table.Remove((Reminder)reminder))
        {
            throw new OrleansException($"Could not unregister reminder {reminder.ReminderName}: somebody changed it.");
        }

        _silo.Cluster.Tell();
    }

    public async Task<IGrainReminder?> Get(GrainId grain, string name) =>
        (await table.ReadAll()).Find(reminder => reminder.Grain == grain && reminder.ReminderName == name);

    private DateTime Now => _silo.Time.GetUtcNow().UtcDateTime;

    private void OnChanged(object? sender, EventArgs e) => Refresh();

    private void Refresh() => _ = Task.Run(async () =>
    {
        try
        {
            var mine = (await table.ReadAll()).Where(IsMine).ToHashSet();
            Stop(_running.Keys.Except(mine));
            foreach (var reminder in mine)
            {
                var stop = new CancellationTokenSource();
                if (_running.TryAdd(reminder, stop))
                {
                    _ = Tick(reminder, stop.Token);
                }
            }
        }
        catch (Exception exception) when (!_silo.IsDead)
        {
            _silo.Log.LogWarning(exception, "Reminders could not be read.");
        }
    });

    private bool IsMine(Reminder reminder)
    {
        var silos = _silo.Cluster.Silos;
        return silos.Length > 0 && ReferenceEquals(silos[(int)(StableHash.Of(reminder.Grain) % (uint)silos.Length)], _silo);
    }

    private async Task Tick(Reminder reminder, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(UntilNext(reminder), _silo.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await _silo.Client.Reference<IRemindable>(reminder.Grain)
                    .ReceiveReminder(reminder.ReminderName, new TickStatus(reminder.StartAt, reminder.Period, Now));
            }
            catch (Exception exception)
            {
                _silo.Log.LogWarning(exception, "Reminder {Reminder} of {Grain} failed.", reminder.ReminderName, reminder.Grain);
            }
        }
    }

    private TimeSpan UntilNext(Reminder reminder)
    {
        var late = Now - reminder.StartAt;
        var rest = late < TimeSpan.Zero ? -late : reminder.Period - new TimeSpan(late.Ticks % Math.Max(1, reminder.Period.Ticks));
        // A delay drops fractions of milliseconds: it would tick before its time, and again until that has come.
        return TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds));
    }

    private void Stop(IEnumerable<Reminder> reminders)
    {
        foreach (var reminder in reminders)
        {
            if (_running.TryRemove(reminder, out var stop))
            {
                stop.Cancel();
            }
        }
    }
}
