namespace LiveScore.Domain.Chat;

public enum PostRefusalReason
{
    /// <summary>Nothing to read in it.</summary>
    Empty = 0,

    TooLong = 1,

    /// <summary>Characters that are not text: controls, halves of pairs, or such that turn other text around.</summary>
    NotText = 2,

    /// <summary>Its sender writes too often.</summary>
    TooManyOfViewer = 3,

    /// <summary>All together write too often.</summary>
    TooManyOfRoom = 4,
}
