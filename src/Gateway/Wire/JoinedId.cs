namespace LiveScore.Gateway.Wire;

/// <summary>
/// The ids of several topics as one: <c>2015-reg-12.k3f9.42..2015-reg-13.x1y2.7</c>, in the order of the topics. Made of the
/// same characters as each of them, so that browsers send it back without asking first.
/// </summary>
internal static class JoinedId
{
    /// <summary>As many as fit into an id.</summary>
    public const int MaxTopics = 4;

    private const string Separator = "..";

    /// <summary>Stands for a topic that has given nothing yet.</summary>
    private const string Nothing = "-";

    public static string Of(IEnumerable<string?> ids) => string.Join(Separator, ids.Select(id => id ?? Nothing));

    /// <summary>Where each of the topics is to go on; null where it begins.</summary>
    /// <param name="text">A joined id, or that of a single topic, or anything else.</param>
    /// <param name="topics">Whether an id is one of the topic, for each of them in their order.</param>
    public static string?[] Split(string? text, IReadOnlyList<Predicate<string>> topics)
    {
        if (text is null || (topics.Count == 1 && !text.Contains(Separator, StringComparison.Ordinal)))
        {
            return [.. topics.Select(_ => text)];
        }

        var parts = text.Length <= WeekEventId.MaxLength ? text.Split(Separator) : [text];
        return parts.Length == topics.Count
            ? [.. parts.Select(part => part == Nothing ? null : part)]
            : [.. topics.Select(owns => PartOf(owns, parts) ?? text)];
    }

    /// <summary>Null when none of the parts is one of the topic, or when they do not agree.</summary>
    private static string? PartOf(Predicate<string> owns, string[] parts)
    {
        var found = parts.Where(part => owns(part)).Distinct(StringComparer.Ordinal).ToList();
        return found is [var only] ? only : null;
    }
}
