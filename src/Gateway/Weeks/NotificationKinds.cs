using LiveScore.Domain;

namespace LiveScore.Gateway.Weeks;

/// <summary>Kinds of notifications that a viewer asks for. The default is all of them.</summary>
internal readonly record struct NotificationKinds
{
    private readonly int _bits;

    private NotificationKinds(int bits) => _bits = bits;

    public bool Has(NotificationKind kind) => _bits == 0 || (_bits & (1 << (int)kind)) != 0;

    public NotificationKinds With(NotificationKind kind) => new(_bits | (1 << (int)kind));
}
