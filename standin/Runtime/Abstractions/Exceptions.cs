namespace Orleans.Runtime
{
    public class OrleansException : Exception
    {
        public OrleansException() : base("Unexpected error.") { }

        public OrleansException(string message) : base(message) { }

        public OrleansException(string message, Exception innerException) : base(message, innerException) { }
    }

    public class OrleansMessageRejectionException : OrleansException
    {
        internal OrleansMessageRejectionException(string message) : base(message) { }
    }

    public sealed class SiloUnavailableException : OrleansMessageRejectionException
    {
        public SiloUnavailableException() : base("Silo unavailable") { }

        public SiloUnavailableException(string message) : base(message) { }
    }

    public sealed class ClientNotAvailableException : OrleansException
    {
        public ClientNotAvailableException(string message) : base(message) { }
    }

    public sealed class OrleansConfigurationException : Exception
    {
        public OrleansConfigurationException(string message) : base(message) { }

        public OrleansConfigurationException(string message, Exception innerException) : base(message, innerException) { }
    }

    public sealed class ReminderException : OrleansException
    {
        public ReminderException(string message) : base(message) { }
    }

    public sealed class EnumerationAbortedException : Exception
    {
        public EnumerationAbortedException(string message) : base(message) { }
    }
}

namespace Orleans.Serialization
{
    public sealed class CodecNotFoundException : Exception
    {
        public CodecNotFoundException(string message) : base(message) { }
    }
}

namespace Orleans.Storage
{
    public sealed class BadProviderConfigException : Runtime.OrleansException
    {
        public BadProviderConfigException(string message) : base(message) { }
    }
}
