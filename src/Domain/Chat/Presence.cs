using System.Collections.Immutable;

namespace LiveScore.Domain.Chat;

/// <summary>
/// Who is in a room, as gateways tell. What a gateway told holds for the time of a lease; whoever is in none of them any more still
/// counts for a grace time, so a page that reloads neither leaves nor joins. Moments are those of a clock that never goes back.
/// </summary>
/// <param name="lease">How long a gateway is believed.</param>
/// <param name="grace">How long somebody who left still counts.</param>
public sealed class Presence(TimeSpan lease, TimeSpan grace)
{
    private ImmutableDictionary<string, Lease> Leases { get; init; } = ImmutableDictionary.Create<string, Lease>(StringComparer.Ordinal);

    /// <summary>Who was left out by a gateway that told of them before, and until when they count.</summary>
    private ImmutableDictionary<string, TimeSpan> Leaving { get; init; } = ImmutableDictionary.Create<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>A gateway tells of all who are there through it.</summary>
    public Presence Report(string gateway, ImmutableArray<string> users, TimeSpan now)
    {
        var reported = users.ToImmutableHashSet(StringComparer.Ordinal);
        var leaving = Leaving.RemoveRange(Leaving.Where(one => one.Value <= now).Select(one => one.Key));
        if (Leases.GetValueOrDefault(gateway) is { } before && before.Until + grace > now)
        {
            var end = (before.Until < now ? before.Until : now) + grace;
            leaving = leaving.SetItems(before.Users.Except(reported).Select(user => KeyValuePair.Create(user, Later(leaving, user, end))));
        }

        var leases = Leases.RemoveRange(Leases.Where(one => one.Value.Until + grace <= now).Select(one => one.Key));
        return new(lease, grace)
        {
            Leases = reported.IsEmpty ? leases.Remove(gateway) : leases.SetItem(gateway, new(reported, now + lease)),
            Leaving = leaving,
        };
    }

    /// <summary>Everyone who counts, each once, in ordinal order.</summary>
    public ImmutableArray<string> At(TimeSpan now) =>
    [
        .. Leases.Values.Where(one => one.Until + grace > now).SelectMany(one => one.Users)
            .Concat(Leaving.Where(one => one.Value > now).Select(one => one.Key))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static TimeSpan Later(ImmutableDictionary<string, TimeSpan> leaving, string user, TimeSpan end) =>
        leaving.GetValueOrDefault(user) is var other && other > end ? other : end;

    private sealed record Lease(ImmutableHashSet<string> Users, TimeSpan Until);
}
