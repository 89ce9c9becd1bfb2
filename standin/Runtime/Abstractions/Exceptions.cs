namespace Orleans.Runtime
{
    public class OrleansException(string message, Exception? innerException = null) : Exception(message, innerException);

    public class OrleansMessageRejectionException(string message) : OrleansException(message);

    public sealed class SiloUnavailableException(string message) : OrleansMessageRejectionException(message);

    public sealed class OrleansConfigurationException(string message) : Exception(message);

    public sealed class EnumerationAbortedException(string message) : Exception(message);
}

namespace Orleans.Serialization
{
    public sealed class CodecNotFoundException(string message) : Exception(message);
}

namespace Orleans.Storage
{
    public class InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : Runtime.OrleansException(errorMsg)
    {
        public string? StoredEtag { get; } = storedEtag;

        public string? CurrentEtag { get; } = currentEtag;

        /// <summary>Whether it has not left the activation yet whose write it was.</summary>
        internal bool IsSourceActivation { get; set; } = true;
    }
}
