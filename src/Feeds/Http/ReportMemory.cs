using LiveScore.Domain;

namespace LiveScore.Feeds.Http;

/// <summary>
/// The reports that an answer of 304 can mean. Only what was believed leaves one: after a failure, and after an answer that
/// cannot be recognised again, the whole is asked for.
/// </summary>
internal sealed class ReportMemory(int mostNotModified, TimeProvider clock)
{
    private const int MostReports = 64;

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<FeedQuestion, KnownReport> _known = [];

    public KnownReport? Find(FeedQuestion question)
    {
        lock (_lock)
        {
            return _known.GetValueOrDefault(question);
        }
    }

    public bool MayBeConfirmed(KnownReport known) => known.MayBeConfirmed(mostNotModified, clock.GetUtcNow());

    /// <summary>What an answer of 304 means, dated now.</summary>
    public WeekReport Confirm(FeedQuestion question, KnownReport known, Validators? others)
    {
        lock (_lock)
        {
            // Unless somebody else had a newer answer meanwhile.
            if (ReferenceEquals(_known.GetValueOrDefault(question), known))
            {
                Keep(question, known.ConfirmedBy(others, mostNotModified));
            }
        }

        return known.Report with { At = clock.GetUtcNow() };
    }

    public void Learn(FeedQuestion question, KnownReport? known, bool wasConditional, Validators validators, WeekReport report)
    {
        if (mostNotModified == 0)
        {
            return;
        }

        var next = known?.FollowedBy(validators, report, wasConditional, mostNotModified, clock.GetUtcNow()) ?? new(validators, report);
        lock (_lock)
        {
            Keep(question, next);
        }
    }

    public void Forget(FeedQuestion question)
    {
        lock (_lock)
        {
            _known.Remove(question);
        }
    }

    private void Keep(FeedQuestion question, KnownReport known)
    {
        _known.Remove(question);
        _known.Add(question, known);
        if (_known.Count > MostReports)
        {
            _known.RemoveAt(0);
        }
    }
}
