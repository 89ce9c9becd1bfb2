namespace LiveScore.Silo.Storage;

/// <summary>What a database says of its schema.</summary>
/// <param name="Version">The script that was run last.</param>
/// <param name="Serves">The oldest version whose silos can work with it.</param>
internal sealed record SchemaVersion(int Version, int Serves);
