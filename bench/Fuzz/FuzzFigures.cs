using LiveScore.Feeds;
using LiveScore.Fuzzing;

namespace LiveScore.Fuzz;

/// <summary>What came of the inputs, and the worst of them.</summary>
internal sealed class FuzzFigures
{
    // Below this size it is the constant part that counts.
    private const int Large = 8 * 1024;

    private long _believed, _unbelieved, _unknown, _bytes, _most, _mostNumber, _ratioNumber, _slowestNumber;
    private double _ratio;
    private TimeSpan _slowest;

    public void Add(long number, FuzzInput input, FuzzResult result, TimeSpan time)
    {
        _bytes += input.Bytes.Length;
        switch (result.Answer)
        {
            case FeedAnswer.Reported:
                _believed++;
                break;
            case FeedAnswer.Failed:
                _unbelieved++;
                break;
            default:
                _unknown++;
                break;
        }

        if (time > _slowest)
        {
            (_slowest, _slowestNumber) = (time, number);
        }

        if (input.Bytes.Length < Large && result.Allocated > _most)
        {
            (_most, _mostNumber) = (result.Allocated, number);
        }

        if (input.Bytes.Length >= Large && (double)result.Allocated / input.Bytes.Length > _ratio)
        {
            (_ratio, _ratioNumber) = ((double)result.Allocated / input.Bytes.Length, number);
        }
    }

    public override string ToString()
    {
        FormattableString[] parts =
        [
            $"{_bytes / 1e6:N0} MB, {_believed:N0} believed, {_unbelieved:N0} not, {_unknown:N0} without a week",
            $"slowest {_slowest.TotalMilliseconds:N1} ms (input {_slowestNumber})",
            $"most allocated {_most / 1024:N0} KiB below {Large / 1024} KiB (input {_mostNumber})",
            $"{_ratio:N1} times the size above (input {_ratioNumber})",
        ];
        return string.Join("; ", parts.Select(FormattableString.Invariant));
    }
}
