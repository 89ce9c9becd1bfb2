using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace LiveScore.Gateway.Sessions;

/// <summary>
/// Data Protection's own management of keys, except that it can be told that they are others: by itself it looks once a day, and a
/// store that was wiped would leave gateways for so long with keys that only they know.
/// </summary>
internal sealed class SharedKeys(XmlKeyManager keys) : IKeyManager, IDisposable
{
    private CancellationTokenSource _altered = new();

    /// <summary>The keys are read again when they are next needed.</summary>
    public void Alter()
    {
        using var before = Interlocked.Exchange(ref _altered, new());
        before.Cancel();
    }

    public void Dispose() => _altered.Dispose();

    public CancellationToken GetCacheExpirationToken() => Volatile.Read(ref _altered).Token;

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => keys.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);
}
