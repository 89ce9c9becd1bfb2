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

        TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable;
    }

    public interface IClusterClient : IGrainFactory
    {
        IServiceProvider ServiceProvider { get; }
    }

    public interface IGrainBase
    {
        IGrainContext GrainContext { get; }

        Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
    }

    public abstract class Grain : IGrainBase, IAddressable
    {
        protected Grain() => GrainContext = TurnScheduler.CurrentActivation
            ?? throw new InvalidOperationException("Grain was created outside of the Orleans creation process and no runtime was specified.");

        public IGrainContext GrainContext { get; }

        protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

        protected IGrainFactory GrainFactory => ((Activation)GrainContext).Silo.Client;

        protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

        public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    public static class GrainBaseExtensions
    {
        public static void DeactivateOnIdle(this IGrainBase grain) => grain.GrainContext.Deactivate(
            new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

        public static IGrainTimer RegisterGrainTimer(
            this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
            ((Activation)grain.GrainContext).AddTimer(callback, options);

        public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options) =>
            grain.RegisterGrainTimer(_ => callback(), options);

        public static IGrainTimer RegisterGrainTimer<TState>(
            this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) =>
            grain.RegisterGrainTimer(token => callback(state, token), options);

        public static IGrainTimer RegisterGrainTimer(
            this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
            grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));
    }

    public static class GrainExtensions
    {
        public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

        public static GrainId GetGrainId(this IAddressable grain) => grain switch
        {
            IGrainBase activation => activation.GrainContext.GrainId,
            GrainProxy reference => reference.Id,
            _ => throw new ArgumentException($"{nameof(GetGrainId)} has been called on an unexpected type: {grain.GetType()}.", nameof(grain)),
        };

        public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => grain switch
        {
            TGrainInterface reference and GrainProxy => reference,
            GrainProxy reference => (TGrainInterface)(object)reference.Client.Reference(typeof(TGrainInterface), reference.Id),
            _ => (TGrainInterface)(object)((Activation)((IGrainBase)grain).GrainContext).Silo.Client
                .Reference(typeof(TGrainInterface), grain.GetGrainId()),
        };

        public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();
    }

    public readonly struct DeactivationReason
    {
        public DeactivationReason(DeactivationReasonCode code, string text) : this(code, null, text) { }

        public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text) =>
            (ReasonCode, Exception, Description) = (code, exception, text);

        public string Description { get; }

        public DeactivationReasonCode ReasonCode { get; }

        public Exception? Exception { get; }

        public override string ToString() => $"{ReasonCode}: {Description}";
    }

    [GenerateSerializer]
    public enum DeactivationReasonCode : byte
    {
        None,
        ShuttingDown,
        ActivationFailed,
        DirectoryFailure,
        ActivationIdle,
        ActivationUnresponsive,
        DuplicateActivation,
        IncompatibleRequest,
        ApplicationError,
        ApplicationRequested,
        Migrating,
        RuntimeRequested,
        HighMemoryPressure,
    }
}

namespace Orleans.Runtime
{
    public interface IAddressable;

    public interface IGrainContext
    {
        GrainId GrainId { get; }

        object? GrainInstance { get; }

        IServiceProvider ActivationServices { get; }

        Task Deactivated { get; }

        void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
    }

    public interface IGrainTimer : IDisposable
    {
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    public readonly struct GrainTimerCreationOptions()
    {
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this() => (DueTime, Period) = (dueTime, period);

        public required TimeSpan DueTime { get; init; }

        public required TimeSpan Period { get; init; }

        public bool Interleave { get; init; }

        public bool KeepAlive { get; init; }
    }
}
