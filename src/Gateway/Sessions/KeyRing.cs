using System.Collections.Immutable;
using System.Xml.Linq;
using LiveScore.Contracts;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Orleans;

namespace LiveScore.Gateway.Sessions;

/// <summary>
/// The keys of all gateways, as they were when this one last asked the grain. Data Protection reads here without waiting: it asks in
/// the middle of requests, and for every forged cookie in its first minutes.
/// </summary>
internal sealed class KeyRing(IClusterClient cluster, IOptions<GatewayOptions> options, TimeProvider time) : IXmlRepository
{
    private volatile State? _state;

    /// <summary>Asks the grain.</summary>
    /// <returns>Whether the keys are others than those known so far.</returns>
    public async Task<bool> ReadAsync()
    {
        var elements = await cluster.GetKeyRing().GetElements().WaitAsync(options.Value.AnswerLimit, time);
        var isKnown = _state is { } state && state.Elements.SequenceEqual(elements);
        _state = new(elements);
        return !isKnown;
    }

    /// <exception cref="InvalidOperationException">They have not been read so far. Data Protection tries again when it is next used.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() => _state is { } state
        ? [.. state.Elements.Select(element => XElement.Parse(element))]
        : throw new InvalidOperationException("The key ring has not been read so far.");

    /// <summary>
    /// Adds a key, unless another gateway has added one since this one asked: then that one does, and this is forgotten. Data Protection
    /// reads again right after, in both cases. It comes here once in three months; the interface forces it to wait.
    /// </summary>
    public void StoreElement(XElement element, string friendlyName) => AddAsync(element).GetAwaiter().GetResult();

    private async Task AddAsync(XElement element)
    {
        var known = _state?.Elements.Length ?? throw new InvalidOperationException("The key ring has not been read so far.");
        var text = element.ToString(SaveOptions.DisableFormatting);
        var isAdded = await cluster.GetKeyRing().Add(known, text).WaitAsync(options.Value.AnswerLimit, time);
        await ReadAsync();
        if (!isAdded && element.Name.LocalName != "key")
        {
            throw new InvalidOperationException("The key ring has moved on. Try again.");
        }
    }

    private sealed record State(ImmutableArray<string> Elements);
}
