using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.StandIn;

/// <summary>Ticks for the reminders of this silo's share of the grains. What was missed is not caught up on.</summary>
internal sealed class ReminderService(IReminderTable table, IOptions<ReminderOptions> options) : ISiloPart
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), (Reminder Reminder, ITimer Timer)> _running = new();
    private Silo _silo = null!;
    private ITimer? _refresh;

    public async Task StartAsync(Silo silo, CancellationToken cancellationToken)
    {
        _silo = silo;
        await table.StartAsync(cancellationToken);
        silo.Cluster.Changed += OnChanged;
        _refresh = silo.Time.CreateTimer(_ => Refresh(), null, TimeSpan.Zero, options.Value.RefreshReminderListPeriod);
    }

    public Task StopAsync()
    {
        _silo.Cluster.Changed -= OnChanged;
        _refresh?.Dispose();
        foreach (var key in _running.Keys)
        {
            Stop(key);
        }

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
        RefreshAll();
        return reminder;
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        if (!await table.Remove((Reminder)reminder))
        {
            throw new ReminderException($"Could not unregister reminder {reminder.ReminderName}: somebody changed it.");
        }

        RefreshAll();
    }

    public async Task<IGrainReminder?> Get(GrainId grain, string name) => await table.Read(grain, name);

    private DateTime Now => _silo.Time.GetUtcNow().UtcDateTime;

    private void RefreshAll()
    {
        foreach (var silo in _silo.Cluster.Silos)
        {
            (silo.Services.GetService(typeof(ReminderService)) as ReminderService)?.Refresh();
        }
    }

    private void OnChanged(object? sender, EventArgs e) => Refresh();

    private void Refresh() => _ = Task.Run(async () =>
    {
        try
        {
            var mine = (await table.ReadAll()).Where(IsMine).ToDictionary(reminder => (reminder.Grain, reminder.ReminderName));
            foreach (var key in _running.Keys.Where(key => mine.GetValueOrDefault(key) != _running.GetValueOrDefault(key).Reminder))
            {
                Stop(key);
            }

            foreach (var (key, reminder) in mine.Where(pair => !_running.ContainsKey(pair.Key)))
            {
                Run(key, reminder);
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
        return silos.Length > 0 && ReferenceEquals(silos[(int)(reminder.Grain.GetUniformHashCode() % (uint)silos.Length)], _silo);
    }

    private void Run((GrainId Grain, string Name) key, Reminder reminder)
    {
        var timer = _silo.Time.CreateTimer(_ => Tick(key, reminder), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (_running.TryAdd(key, (reminder, timer)))
        {
            timer.Change(UntilNext(reminder), Timeout.InfiniteTimeSpan);
        }
        else
        {
            timer.Dispose();
        }
    }

    private void Tick((GrainId Grain, string Name) key, Reminder reminder) => _ = Task.Run(async () =>
    {
        if (_silo.IsDead || _running.GetValueOrDefault(key).Reminder != reminder)
        {
            return;
        }

        try
        {
            await _silo.Client.GetGrain<IRemindable>(reminder.Grain)
                .ReceiveReminder(reminder.ReminderName, new TickStatus(reminder.StartAt, reminder.Period, Now));
        }
        catch (Exception exception)
        {
            _silo.Log.LogWarning(exception, "Reminder {Reminder} of {Grain} failed.", reminder.ReminderName, reminder.Grain);
        }

        if (_running.TryGetValue(key, out var running) && running.Reminder == reminder)
        {
            running.Timer.Change(UntilNext(reminder), Timeout.InfiniteTimeSpan);
        }
    });

    private TimeSpan UntilNext(Reminder reminder)
    {
        var late = Now - reminder.StartAt;
        return late < TimeSpan.Zero ? -late : reminder.Period - new TimeSpan(late.Ticks % Math.Max(1, reminder.Period.Ticks));
    }

    private void Stop((GrainId Grain, string Name) key)
    {
        if (_running.TryRemove(key, out var running))
        {
            running.Timer.Dispose();
        }
    }
}
