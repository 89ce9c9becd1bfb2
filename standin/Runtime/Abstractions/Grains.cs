using System.Globalization;
using Orleans.Runtime;
using Orleans.StandIn;

namespace Orleans
{
    public interface IGrain : IAddressable;

    public interface IGrainWithStringKey : IGrain;

    public interface IGrainFactory
    {
        TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
            where TGrainInterface : IGrainWithStringKey;
    }

    public interface IClusterClient : IGrainFactory
    {
        IServiceProvider ServiceProvider { get; }
    }

    public abstract class Grain : IAddressable
    {
        internal Activation Activation { get; } = TurnScheduler.CurrentActivation
            ?? throw new InvalidOperationException("Grain was created outside of the Orleans creation process and no runtime was specified.");

        protected IGrainFactory GrainFactory => Activation.Silo.Client;

        public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

        protected void DeactivateOnIdle() =>
            Activation.Deactivate(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));
    }

    public static class GrainExtensions
    {
        public static GrainId GetGrainId(this IAddressable grain) =>
            grain is Grain activated ? activated.Activation.GrainId : ((GrainProxy)grain).Id;

        public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key;

        public static IGrainTimer RegisterGrainTimer(
            this Grain grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
            new GrainTimer(grain.Activation, callback, options);
    }

    public readonly record struct DeactivationReason(DeactivationReasonCode ReasonCode, string Description);

    public enum DeactivationReasonCode : byte
    {
        None,
        ShuttingDown,
        ActivationIdle,
        ApplicationError,
        ApplicationRequested,
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class GrainTypeAttribute(string grainType) : Attribute
    {
        public string GrainType { get; } = grainType;
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class KeepAliveAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class CollectionAgeLimitAttribute(string inactivityPeriod) : Attribute
    {
        public TimeSpan AgeLimit { get; } = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);
    }
}

namespace Orleans.Concurrency
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ReadOnlyAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AlwaysInterleaveAttribute : Attribute;
}

namespace Orleans.Runtime
{
    public interface IAddressable;

    public interface IGrainTimer : IDisposable;

    public readonly record struct GrainTimerCreationOptions(TimeSpan DueTime, TimeSpan Period)
    {
        public bool Interleave { get; init; }

        public bool KeepAlive { get; init; }
    }

    public interface ILocalSiloDetails
    {
        string Name { get; }
    }

    [GenerateSerializer, Immutable]
    public readonly record struct GrainId(string Type, string Key)
    {
        public static GrainId Create(string type, string key) => new(type, key);

        public override string ToString() => $"{Type}/{Key}";
    }
}
