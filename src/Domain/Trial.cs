using System.Collections.Immutable;

namespace LiveScore.Domain;

/// <summary>Weighs the answers of one report against the doubts that earlier ones have raised. No truth waits for ever.</summary>
/// <param name="state">The week as it is known.</param>
/// <param name="at">When the feed answered.</param>
/// <param name="isOld">Whether the report goes back in any game: then the whole of it may be old, and only progress is taken.</param>
internal sealed class Trial(WeekState state, DateTimeOffset at, bool isOld)
{
    /// <summary>However often a feed was caught and whatever it says, the last of so many answers in a row is believed.</summary>
    private const int MostAnswers = 12;

    /// <summary>A game that has not begun and is no longer in so many answers was moved elsewhere; one in play goes on some day.</summary>
    private const int AnswersWithout = 12, AnswersWithoutInPlay = 360;

    /// <summary>For how long a feed that contradicted itself is remembered, and for how long its viewers are told.</summary>
    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(10), s_told = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Doubt> _doubts = state.Doubts.ToDictionary(doubt => doubt.Id, StringComparer.Ordinal);
    private readonly ImmutableArray<HeldBack>.Builder _held = ImmutableArray.CreateBuilder<HeldBack>();

    public ImmutableArray<Doubt> Doubts => [.. _doubts.Values.OrderBy(doubt => doubt.Id, StringComparer.Ordinal)];

    public ImmutableArray<HeldBack> Held => _held.ToImmutable();

    /// <summary>The game as it is to be shown.</summary>
    public Game Weigh(GameAnswer answer) => answer switch
    {
        { Suspicion: { } suspicion, Before: { } before } => Doubted(before, answer.Said, suspicion),
        { Before: { } before } when isOld && !GameProgress.IsBehind(before, answer.Said) => before,
        _ => Believed(answer.Said),
    };

    /// <summary>Games that are expected or on, and that the feed has had in none of its last answers.</summary>
    public IEnumerable<Game> Missing(ImmutableArray<GameAnswer> answers, WeekReport report)
    {
        // What could not be read may be the game.
        if (!report.Faults.IsEmpty)
        {
            yield break;
        }

        var told = answers.Select(answer => answer.Said.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var game in state.Games.Where(game => (game.IsAhead || game.IsInPlay) && !told.Contains(game.Id)))
        {
            var before = DoubtOf(game.Id, DoubtReason.Missing);
            if (before.IsWaiting)
            {
                continue;
            }

            var doubt = before with { Reason = DoubtReason.Missing, Answers = before.Answers + 1, At = at };
            _doubts[game.Id] = doubt;
            if (doubt.Answers >= (game.IsAhead ? AnswersWithout : AnswersWithoutInPlay))
            {
                _doubts.Remove(game.Id);
                yield return game with
                {
                    Status = game.IsAhead ? GameStatus.Postponed : GameStatus.Suspended,
                    Period = null,
                    Clock = null,
                    Possession = null,
                    RedZone = null,
                    Note = "No longer on the feed's schedule",
                };
            }
        }
    }

    private Game Doubted(Game before, Game said, Suspicion suspicion)
    {
        var doubt = Count(DoubtOf(said.Id, suspicion.Reason), said, suspicion.Reason);
        var needed = Math.Max(suspicion.Answers, Math.Min(suspicion.Answers + doubt.Contradicted, MostAnswers));
        if (doubt.Answers >= needed || doubt.InARow >= Math.Max(needed, MostAnswers))
        {
            _doubts.Remove(said.Id);
            return doubt.Reported!;
        }

        _doubts[said.Id] = doubt;
        _held.Add(new(said, suspicion.Reason, doubt.Answers, needed));
        return before with { Note = doubt.Note };
    }

    private Doubt Count(Doubt doubt, Game said, DoubtReason reason)
    {
        var next = doubt with { Reason = reason, At = at, InARow = doubt.InARow + 1 };
        return doubt.Reported switch
        {
            // Of two caches one may be further behind: that neither confirms nor contradicts.
            { } reported when reason == DoubtReason.StepBack && GameProgress.IsBehind(said, reported) => next,
            { } reported when doubt.Reason == reason && IsSameClaim(reason, reported, said) => next with { Reported = said, Answers = doubt.Answers + 1 },
            _ => next with { Reported = said, Answers = 1 },
        };
    }

    private static bool IsSameClaim(DoubtReason reason, Game one, Game other) => reason switch
    {
        DoubtReason.PointsGone => (one.AwayScore, one.HomeScore) == (other.AwayScore, other.HomeScore),
        DoubtReason.CalledOff => (one.Status, one.Kickoff) == (other.Status, other.Kickoff),
        DoubtReason.TooFast => !GameProgress.IsBehind(other, one),
        _ => true,
    };

    private Game Believed(Game said)
    {
        if (!_doubts.TryGetValue(said.Id, out var doubt))
        {
            return said;
        }

        if (doubt.Reason == DoubtReason.Missing || at - doubt.At >= s_remembered)
        {
            _doubts.Remove(said.Id);
            return said;
        }

        _doubts[said.Id] = doubt with { Answers = 0, InARow = 0, Reported = null, Contradicted = doubt.Contradicted + (doubt.Answers > 0 ? 1 : 0) };
        // Of a game that is over no answer may come that takes the note away.
        return said.IsInPlay && at - doubt.At < s_told ? said with { Note = said.Note ?? doubt.Note } : said;
    }

    private Doubt DoubtOf(string id, DoubtReason reason) =>
        _doubts.GetValueOrDefault(id) is { } doubt && (doubt.Reason == reason || doubt.Reason != DoubtReason.Missing)
            ? doubt
            : new Doubt { Id = id, Reason = reason };
}
