using LiveScore.Domain;
using Orleans.Runtime;
using Orleans.Streams;

namespace LiveScore.Contracts;

/// <summary>The one place where streams get their names.</summary>
public static class StreamExtensions
{
    /// <summary>
    /// Name of the stream provider on silos and clients. Must not be that of the grain storage: Orleans keeps a provider's
    /// subscriptions in the storage of the same name where there is one, and only else in PubSubStore.
    /// </summary>
    public const string ProviderName = "changes";

    private const string WeekNamespace = "week";

    /// <summary>The stream of a week's changes.</summary>
    public static IAsyncStream<WeekEvent> ChangesOf(this IStreamProvider provider, SeasonWeekKey week) =>
        provider.GetStream<WeekEvent>(StreamId.Create(WeekNamespace, week.ToString()));
}
