using System.Collections.Immutable;
using LiveScore.Domain;

namespace LiveScore.Feeds;

/// <summary>A report while its games are read, one by one: a game that is broken becomes a fault and costs no other.</summary>
internal sealed class ReportBuilder(SeasonWeekKey week)
{
    /// <summary>No week has more than 16 games; a feed may print one twice.</summary>
    private const int MostGames = 64;

    private readonly ImmutableArray<Game>.Builder _games = ImmutableArray.CreateBuilder<Game>();
    private readonly ImmutableArray<string>.Builder _faults = ImmutableArray.CreateBuilder<string>();

    private int _others;

    public bool IsFull => _games.Count + _faults.Count == MostGames;

    /// <param name="id">As the feed prints it, to name the game in a fault.</param>
    /// <param name="read">Gives the game, or null if it is of another week. A <see cref="FormatException"/> says that it is broken.</param>
    public void Add(string? id, Func<Game?> read)
    {
        try
        {
            if (read() is { } game)
            {
                _games.Add(game);
            }
        }
        catch (FormatException exception)
        {
            _faults.Add($"game {Words.Quote(id)}: {exception.Message}");
            _others += exception is OtherWeekException ? 1 : 0;
        }
    }

    /// <param name="at">When the answer was received.</param>
    /// <param name="none">The answer of a feed that has not told of any game of the week.</param>
    public FeedAnswer Answer(DateTimeOffset at, FeedAnswer none) => (_games.Count, _faults.Count) switch
    {
        ( > 0, _) => new FeedAnswer.Reported(new(week, at, _games.ToImmutable(), _faults.ToImmutable())),
        (_, > 0) when _others == _faults.Count =>
            new FeedAnswer.Failed($"another week than the one asked for: {_faults[0]}") { OfAnotherWeek = true },
        (_, > 0) => new FeedAnswer.Failed($"no game that can be read: {_faults[0]}"),
        _ => none,
    };
}
