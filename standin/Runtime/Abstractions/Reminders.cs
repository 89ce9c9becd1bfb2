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
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            grain is IRemindable
                ? Service(grain).Register(grain.GetGrainId(), reminderName, dueTime, period)
                : throw new InvalidOperationException($"Grain {grain.GetGrainId()} is not '{nameof(IRemindable)}'.");

        public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Service(grain).Unregister(reminder);

        public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) =>
            Service(grain).Get(grain.GetGrainId(), reminderName);

        private static ReminderService Service(Grain grain) => grain.Activation.Silo.Services.GetRequiredService<ReminderService>();
    }
}

namespace Orleans.Runtime
{
    public interface IGrainReminder
    {
        string ReminderName { get; }
    }

    [GenerateSerializer, Immutable]
    public readonly record struct TickStatus(DateTime FirstTickTime, TimeSpan Period, DateTime CurrentTickTime);
}
