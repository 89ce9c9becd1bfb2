using System.Data.Common;

namespace LiveScore.Silo.Storage;

/// <summary>The database cannot be used as it is; the message says what the operator can do.</summary>
public sealed class SchemaException(string message, Exception? cause = null) : DbException(message, cause);
