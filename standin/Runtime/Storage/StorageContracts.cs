using Orleans.Runtime;

namespace Orleans
{
    public interface IGrainState<T>
    {
        T? State { get; set; }

        string? ETag { get; set; }

        bool RecordExists { get; set; }
    }

    [GenerateSerializer]
    public sealed class GrainState<T> : IGrainState<T>
    {
        public GrainState() { }

        public GrainState(T state) : this(state, null) { }

        public GrainState(T state, string? eTag) => (State, ETag) = (state, eTag);

        [Id(0)] public T? State { get; set; }

        [Id(1)] public string? ETag { get; set; }

        [Id(2)] public bool RecordExists { get; set; }
    }
}

namespace Orleans.Core
{
    public interface IStorage
    {
        string? Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        Task WriteStateAsync();

        Task ReadStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    public interface IPersistentState<TState> : Core.IStorage<TState>;

    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        public string StateName { get; } = stateName;

        public string? StorageName { get; } = storageName;
    }
}

namespace Orleans.Storage
{
    public interface IGrainStorage
    {
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ReadStateAsync(stateName, grainId, grainState);

        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            WriteStateAsync(stateName, grainId, grainState);

        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ClearStateAsync(stateName, grainId, grainState);
    }

    public interface IGrainStorageSerializer
    {
        BinaryData Serialize<T>(T? input);

        T? Deserialize<T>(BinaryData input);
    }

    public class InconsistentStateException : OrleansException
    {
        public InconsistentStateException(string message) : base(message) { }

        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg) =>
            (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

        public string? StoredEtag { get; }

        public string? CurrentEtag { get; }

        internal bool IsSourceActivation { get; set; } = true;
    }
}
