using System.Text;
using LiveScore.Simulation.Model;

namespace LiveScore.Simulation.Viewers;

/// <summary>What a viewer has of the week, and what it says of that when it comes back.</summary>
internal sealed class Memory(Chance chance, Func<WeekPicture> blank)
{
    private const string Prefix = "2025-reg-1";

    private readonly bool _isCareful = chance.Is(0.5);
    private readonly List<WeekPicture> _past = [];

    public WeekPicture Picture { get; private set; } = blank();

    /// <summary>Some of it, for later.</summary>
    public void Keep()
    {
        if (chance.Is(0.05))
        {
            _past.Add(Picture.Copy());
        }
    }

    /// <param name="isHonest">Whether it says what it has.</param>
    public (SentId Sent, string? Id) ComeBack(bool isHonest)
    {
        Picture.ComeBack(_isCareful);
        if (!Picture.HasState)
        {
            return (SentId.None, null);
        }

        if (isHonest || chance.Is(0.8))
        {
            return (SentId.Known, Picture.LastId);
        }

        switch (chance.Below(5))
        {
            case 0:
                Picture = blank();
                return (SentId.None, null);
            case 1 when _past.Count > 0:
                // It was asleep with what it had then.
                Picture = chance.Of(_past).Copy();
                return (SentId.Known, Picture.LastId);
            case 2:
                return (SentId.OtherEpoch, $"{Prefix}.zzzzzz.{Picture.Version}");
            case 3:
                return (SentId.Future, $"{Prefix}.{Picture.Epoch}.{Picture.Version + 100_000}");
            default:
                return (SentId.Garbage, Garbage());
        }
    }

    private string Garbage() => chance.Below(4) switch
    {
        0 => "",
        1 => $"{Picture.LastId}-1",
        2 => Encoding.Latin1.GetString(chance.Bytes(chance.Below(200))),
        _ => $"{Picture.LastId}{new string('9', 200)}",
    };
}
