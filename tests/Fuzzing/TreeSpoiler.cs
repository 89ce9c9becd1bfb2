using System.Globalization;

namespace LiveScore.Fuzzing;

/// <summary>Spoils a document before it is printed, one step at a time: what feeds leave out, rename, repeat or put elsewhere.</summary>
internal static class TreeSpoiler
{
    private static readonly string[] s_names =
    [
        "id", "eid", "events", "gms", "ss", "g", "season", "week", "status", "type", "score", "team", "y", "w", "t", "q", "h", "v", "", "é",
    ];

    private static readonly string[] s_texts =
    [
        "", " ", "0", "1", "-1", "26", "26.0", "2.6", "1e2", "201", "2147483647", "2147483648", "99999999999999999999", "NaN", "null", "F", "FO",
        "P", "5", "GB", "gb", "TBD", "AFC", "GREENBAY", "Sun", "Feb 29", "24:00", "15:01", "99:99", "2015022900", "2015112900", "2015-11-29T18:00Z",
        "0001-01-01T00:00Z", "9999-12-31T23:59-14:00", "STATUS_FINAL", "STATUS_POSTPONED", "in", "post", "a\nb",
        "\u202E", "\U0001F3C8", "<g/>", "]]>", "&amp;",
    ];

    private static readonly string[] s_raw =
    [
        "null", "true", "false", "0", "-1", "1e400", "1E-400", "26.0", "0.5", "99999999999999999999", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}",
        "nul", "01", "'a'", "", ",",
    ];

    public static void Spoil(Node root, Random chance)
    {
        var owners = root.All(node => node.Members.Count > 0);
        if (owners.Count == 0)
        {
            return;
        }

        var members = owners[chance.Next(owners.Count)].Members;
        var at = chance.Next(members.Count);
        var (name, value) = members[at];
        switch (chance.Next(11))
        {
            case 0 or 1:
                members.RemoveAt(at);
                break;
            case 2 or 3:
                members[at] = (name, Leaf(chance));
                break;
            case 4:
                members.Insert(chance.Next(members.Count + 1), (name, value.Clone()));
                break;
            case 5:
                var other = chance.Next(members.Count);
                (members[at], members[other]) = ((name, members[other].Value), (members[other].Name, value));
                break;
            case 6:
                members[at] = (s_names[chance.Next(s_names.Length)], value);
                break;
            case 7:
                members[at] = (name, Wrapped(value, chance));
                break;
            case 8:
                var leaves = root.All(node => node.Members.Count == 0);
                members[at] = (name, leaves.Count == 0 ? value : leaves[chance.Next(leaves.Count)].Clone());
                break;
            case 9:
                members.Insert(at, (s_names[chance.Next(s_names.Length)], Leaf(chance)));
                break;
            default:
                var shuffled = members.ToArray();
                chance.Shuffle(shuffled);
                members.Clear();
                members.AddRange(shuffled);
                break;
        }
    }

    private static Node Leaf(Random chance) => chance.Next(8) switch
    {
        < 4 => Node.Quoted(s_texts[chance.Next(s_texts.Length)]),
        < 6 => Node.Raw(s_raw[chance.Next(s_raw.Length)]),
        6 => Node.Quoted(chance.Next(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture)),
        _ => Node.Quoted(new string((char)('A' + chance.Next(26)), chance.Next(3000))),
    };

    private static Node Wrapped(Node value, Random chance)
    {
        for (var depth = chance.Next(8) == 0 ? chance.Next(80) : 1; depth > 0; depth--)
        {
            value = chance.Next(2) == 0 ? Node.List(value) : Node.Map((s_names[chance.Next(s_names.Length)], value));
        }

        return value;
    }
}
