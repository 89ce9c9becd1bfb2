namespace LiveScore.Fuzzing;

/// <summary>
/// A document before it is printed: maps and lists down to leaves. In JSON a map is an object; in XML it is an element, whose
/// leaves are attributes, and each item of a list is an element of the list's name.
/// </summary>
internal sealed class Node
{
    private Node(NodeKind kind, string text = "")
    {
        Kind = kind;
        Text = text;
    }

    public NodeKind Kind { get; }

    /// <summary>Of a leaf: what is between the quotes before anything is escaped, or the raw characters.</summary>
    public string Text { get; }

    /// <summary>Of maps and lists; the names within a list mean nothing.</summary>
    public List<(string Name, Node Value)> Members { get; } = [];

    public static Node Quoted(string text) => new(NodeKind.Quoted, text);

    public static Node Raw(string text) => new(NodeKind.Raw, text);

    public static Node Map(params IEnumerable<(string Name, Node Value)> members) => Of(NodeKind.Map, members);

    public static Node List(params IEnumerable<Node> items) => Of(NodeKind.List, items.Select(item => ("", item)));

    public Node Clone() => Kind is NodeKind.Map or NodeKind.List
        ? Of(Kind, Members.Select(member => (member.Name, member.Value.Clone())))
        : this;

    /// <summary>This node and all below it, as far as they are wanted.</summary>
    public List<Node> All(Predicate<Node> wanted)
    {
        var found = new List<Node>();
        var open = new Stack<Node>([this]);
        while (open.TryPop(out var node))
        {
            if (wanted(node))
            {
                found.Add(node);
            }

            foreach (var (_, value) in node.Members)
            {
                open.Push(value);
            }
        }

        return found;
    }

    private static Node Of(NodeKind kind, IEnumerable<(string, Node)> members)
    {
        var node = new Node(kind);
        node.Members.AddRange(members);
        return node;
    }
}

internal enum NodeKind
{
    Map,
    List,
    Quoted,
    Raw,
}
