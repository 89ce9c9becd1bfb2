namespace LiveScore.Contracts;

/// <summary>
/// Names that stored rows carry. They must be unique across grain classes, since Orleans' ADO.NET storage keys rows by state
/// name and not by class, and must never change.
/// </summary>
public static class StorageNames
{
    /// <summary>The grain storage provider.</summary>
    public const string Provider = "livescore";

    public const string Week = "week";

    public const string Directory = "directory";

    public const string Health = "health";

    public const string Room = "room";

    public const string UserNames = "usernames";

    public const string KeyRing = "keyring";
}
