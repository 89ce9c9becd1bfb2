using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;

namespace LiveScore.Contracts;

/// <summary>
/// Keeps the keys with which gateways protect sessions, so that each reads what another wrote. There is one, under
/// <see cref="GrainExtensions.KeyRingKey"/>.
/// </summary>
[Alias("LiveScore.IKeyRingGrain")]
public interface IKeyRingGrain : IGrainWithStringKey
{
    /// <summary>All that was added, oldest first.</summary>
    [Alias("GetElements"), ReadOnly, AlwaysInterleave]
    Task<ImmutableArray<string>> GetElements();

    /// <summary>
    /// Adds an element for a gateway that has read all there is. False when somebody else was quicker: then nothing was added, and the
    /// gateway has to read again before it knows whether it still wants to.
    /// </summary>
    /// <param name="known">How many elements the gateway has read.</param>
    /// <param name="element">XML of ASP.NET's Data Protection.</param>
    [Alias("Add")]
    Task<bool> Add(int known, string element);
}
