using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.StandIn;

namespace Orleans
{
    public interface IRemindable : IGrain
    {
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    public static class GrainReminderExtensions
    {
        public static Task<IGrainReminder> RegisterOrUpdateReminder(
            this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            grain is IRemindable
                ? Service(grain).Register(grain.GrainContext.GrainId, reminderName, dueTime, period)
                : throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} is not '{nameof(IRemindable)}'.");

        public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => Service(grain).Unregister(reminder);

        public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
            Service(grain).Get(grain.GrainContext.GrainId, reminderName);

        private static ReminderService Service(IGrainBase grain) =>
            grain.GrainContext.ActivationServices.GetService<ReminderService>()
            ?? throw new OrleansConfigurationException("The reminder service has not been configured.");
    }
}

namespace Orleans.Runtime
{
    public interface IGrainReminder
    {
        string ReminderName { get; }
    }

    [GenerateSerializer, Immutable]
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        public DateTime FirstTickTime { get; } = firstTickTime;

        public TimeSpan Period { get; } = period;

        public DateTime CurrentTickTime { get; } = timeStamp;
    }
}
