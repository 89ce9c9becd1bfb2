using System.Globalization;
using System.Text;

namespace LiveScore.Fuzzing;

/// <summary>Prints a document as JSON or XML, with all the liberties that the formats leave: white space, escapes, order.</summary>
internal static class Printer
{
    public static string Json(Node node, Random chance)
    {
        var text = new StringBuilder();
        Json(text, node, chance, chance.Next(4) == 0);
        return text.ToString();
    }

    public static string Xml(string name, Node node, Random chance)
    {
        var text = new StringBuilder();
        Xml(text, name, node, chance, chance.Next(4) == 0);
        return text.ToString();
    }

    private static void Json(StringBuilder text, Node node, Random chance, bool loose)
    {
        switch (node.Kind)
        {
            case NodeKind.Quoted:
                Escaped(
                    text.Append('"'), node.Text, chance, loose, letter => letter is '"' or '\\' || char.IsControl(letter), "\\u{0:x4}").Append('"');
                break;
            case NodeKind.Raw:
                text.Append(node.Text);
                break;
            default:
                var (open, close) = node.Kind == NodeKind.Map ? ('{', '}') : ('[', ']');
                text.Append(open);
                for (var index = 0; index < node.Members.Count; index++)
                {
                    var (name, value) = node.Members[index];
                    text.Append(index == 0 ? "" : ",").Append(Space(chance, loose));
                    if (node.Kind == NodeKind.Map)
                    {
                        Json(text, Node.Quoted(name), chance, loose);
                        text.Append(':');
                    }

                    Json(text, value, chance, loose);
                }

                text.Append(Space(chance, loose)).Append(close);
                break;
        }
    }

    private static void Xml(StringBuilder text, string name, Node node, Random chance, bool loose)
    {
        text.Append('<').Append(name);
        foreach (var (attribute, value) in node.Members.Where(member => IsLeaf(member.Value)))
        {
            text.Append(' ').Append(attribute).Append("=\"");
            Escaped(text, value.Text, chance, loose, letter => letter is '"' or '<' or '&', "&#{0};").Append('"');
        }

        text.Append('>').Append(Space(chance, loose));
        foreach (var (child, value) in node.Members.Where(member => !IsLeaf(member.Value)))
        {
            foreach (var element in value.Kind == NodeKind.List ? value.Members.Select(item => item.Value) : [value])
            {
                Xml(text, child.Length == 0 ? name : child, element, chance, loose);
            }
        }

        text.Append("</").Append(name).Append('>').Append(Space(chance, loose));
    }

    private static bool IsLeaf(Node node) => node.Kind is NodeKind.Quoted or NodeKind.Raw;

    private static StringBuilder Escaped(
        StringBuilder text, string value, Random chance, bool loose, Func<char, bool> must, string format)
    {
        foreach (var letter in value)
        {
            if (must(letter) || (loose && chance.Next(16) == 0 && !char.IsSurrogate(letter)))
            {
                text.AppendFormat(CultureInfo.InvariantCulture, format, (int)letter);
            }
            else
            {
                text.Append(letter);
            }
        }

        return text;
    }

    private static string Space(Random chance, bool loose) => !loose ? "" : chance.Next(6) switch { 0 => " ", 1 => "\n  ", 2 => "\r\n\t", _ => "" };
}
