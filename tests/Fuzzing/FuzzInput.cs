using System.Globalization;
using System.Text;
using LiveScore.Domain;

namespace LiveScore.Fuzzing;

/// <summary>One input for one reader, made of a seed and a number alone.</summary>
public sealed class FuzzInput
{
    // One in so many inputs is a monster, and one in so many of those a large one.
    private const int Monsters = 100, LargeMonsters = 20, SmallMonster = 16 * 1024, LargeMonster = 1024 * 1024;

    private FuzzInput(string name, FuzzReader reader, SeasonWeekKey week, byte[] bytes)
    {
        (Name, Reader, Week, Bytes) = (name, reader, week, bytes);
    }

    public string Name { get; }

    public FuzzReader Reader { get; }

    public SeasonWeekKey Week { get; }

    public byte[] Bytes { get; }

    /// <summary>All that the generator printed, where nothing was altered afterwards; null where bytes were.</summary>
    internal Node? Root { get; private init; }

    /// <summary>Numbers of the games that nobody touched. A reader that believes the document has them all.</summary>
    internal IReadOnlyList<string> Untouched { get; private init; } = [];

    /// <summary>Whether nothing was spoilt, so that the reader has to believe it.</summary>
    internal bool IsGood { get; private init; }

    public static FuzzInput Make(int seed, long number)
    {
        var chance = new Random(Mix(seed, number));
        var reader = (FuzzReader)chance.Next(4);
        var week = Made.AnyWeek(chance);
        if (chance.Next(Monsters) == 0)
        {
            var most = chance.Next(LargeMonsters) == 0 ? LargeMonster : SmallMonster;
            var size = chance.Next(most);
            return new("a monster", reader, new(2015, SeasonType.Reg, 12),
                reader == FuzzReader.ScorestripXml ? Monster.Xml(chance, size) : Monster.Json(chance, size));
        }

        return chance.Next(20) == 0 ? new("noise", reader, week, ByteSpoiler.Noise(chance)) : Document(reader, chance);
    }

    private static FuzzInput Document(FuzzReader reader, Random chance)
    {
        var made = reader switch
        {
            FuzzReader.ScorestripXml => StripMaker.Xml(chance),
            FuzzReader.ScorestripJson => StripMaker.Json(chance),
            FuzzReader.ScorestripRows => StripMaker.Rows(chance),
            _ => BoardMaker.Json(chance),
        };
        var numbers = made.List.Members.Select(member => NumberOf(reader, member.Value)).ToList();
        var (name, untouched) = Spoil(made, numbers, chance);
        var text = reader == FuzzReader.ScorestripXml ? Printer.Xml("ss", made.Root, chance) : Printer.Json(made.Root, chance);
        var bytes = Encoded(text, reader == FuzzReader.ScorestripXml, chance);
        return chance.Next(3) == 0
            ? new($"{name}, bytes spoilt", reader, made.Week, ByteSpoiler.Spoil(bytes, chance))
            : new(name, reader, made.Week, bytes)
            {
                Root = made.Root,
                Untouched = untouched,
                IsGood = name == "good" && !(reader == FuzzReader.ScorestripRows && made.Week.Type == SeasonType.Post),
            };
    }

    private static (string Name, List<string> Untouched) Spoil(Made made, List<string> numbers, Random chance)
    {
        var kind = chance.Next(8);
        if (kind == 0)
        {
            return ("good", numbers);
        }

        if (kind >= 5)
        {
            Repeat(made.Root, chance);
            return ("spoilt anywhere", []);
        }

        var at = chance.Next(made.List.Members.Count);
        Repeat(made.List.Members[at].Value, chance);
        numbers.RemoveAt(at);
        return ("one game spoilt", numbers);
    }

    private static void Repeat(Node node, Random chance)
    {
        for (var steps = chance.Next(1, 5); steps > 0; steps--)
        {
            TreeSpoiler.Spoil(node, chance);
        }
    }

    private static string NumberOf(FuzzReader reader, Node game) => reader == FuzzReader.ScorestripRows
        ? game.Members[10].Value.Text
        : game.Members.First(member => member.Name is "eid" or "id").Value.Text;

    // JSON is UTF-8, with or without a mark; XML says which encoding it is in.
    private static byte[] Encoded(string text, bool xml, Random chance) => chance.Next(12) switch
    {
        0 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        1 when xml => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        2 when xml => Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text),
        3 when xml => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n" + text),
        _ => Encoding.UTF8.GetBytes(text),
    };

    // Spreads neighbouring numbers over all seeds: the finalizer of SplitMix64.
    private static int Mix(int seed, long number)
    {
        var bits = unchecked(((ulong)(uint)seed << 40) + (ulong)number + 0x9E3779B97F4A7C15);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return (int)(bits ^ (bits >> 31));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {Bytes.Length} bytes for {Reader}, week {Week}");
}
