using System.Text;

namespace LiveScore.Fuzzing;

/// <summary>
/// Documents that are large where a reader may be slow or greedy: deep, wide, long, full of escapes that are none. Their shape
/// repeats, so that what takes more than linear time or memory shows.
/// </summary>
internal static class Monster
{
    private const string Game = """<g eid="2015112900" d="Sun" t="1:00" q="2" k="08:11" h="ATL" hs="3" v="MIN" vs="7" gt="REG"/>""",
        Row = """["Sun","13:00:00","2","08:11","MIN","7","ATL","0",,,"56665",,"REG12","2015"]""",
        Season = "\"season\":{\"year\":2015,\"type\":2},\"week\":{\"number\":12}",
        Event = "{\"id\":\"401772901\",\"date\":\"2015-11-29T18:00Z\"," + Season + ",\"competitions\":[{";

    private static readonly Shape[] s_xml =
    [
        new("<ss>", "<a>", ""),
        new("<ss><gms w=\"12\" y=\"2015\">", Game, "</gms></ss>"),
        new("<ss><gms w=\"12\" y=\"2015\">", "<a b=\"c\"/>", Game + "</gms></ss>"),
        new("<ss>", "<gms w=\"12\" y=\"2015\"/>", "</ss>"),
        new("<ss><gms w=\"12\" y=\"2015\"><g ", "a{0}=\"1\" ", "/></gms></ss>"),
        new("<ss ", "xmlns:n{0}=\"u{0}\" ", "/>"),
        new("<ss><gms w=\"12\" y=\"2015\"><g eid=\"", "&#50;", "\"/></gms></ss>"),
        new("<ss><gms w=\"12\" y=\"2015\"", " a{0}=\"1\"", ">", "<g/>", "</gms></ss>"),
        new("<ss a=\"", "&lt;x", "\"/>"),
        new("<ss>", "<!-- a -->", "</ss>"),
        new("<ss>", "<?a b?>", "</ss>"),
        new("<ss>", "<![CDATA[ ] ]]>", "</ss>"),
        new("<", "a", "></b>"),
        new("<!DOCTYPE ss [", "<!ENTITY e{0} \"&e{0};&e{0};\">", "]><ss/>"),
        new("", "\n ", "<ss/>"),
    ];

    private static readonly Shape[] s_json =
    [
        new("", "[", ""),
        new("", "{\"a\":", ""),
        new("{\"events\":[", "{},", "{}],\"season\":{\"year\":1,\"type\":1}}"),
        new("{\"season\":{\"year\":1,\"type\":1},\"events\":[", "{},", "{}]", ",\"a\":1", "}"),
        new("{\"season\":{\"year\":1,\"type\":1},\"events\":[{", "\"a\":1,", "\"a\":1}", ",{}", "]}"),
        new("{\"events\":[", "{\"\\ud800\":1},", "{}]}"),
        new("{\"events\":[{", "\"\\ud800\":1,", "\"a\":1}]}"),
        new("{\"events\":[" + Event + "\"competitors\":[", "{\"homeAway\":\"\\ud800\"},", "{}]}]}]}"),
        new("{\"events\":[" + Event + "\"competitors\":[", "{\"homeAway\":\"home\"},", "{}]}]}]}"),
        new("{\"events\":[{" + Season + ",\"id\":\"", "\\u0031", "\"}]}"),
        new("{\"events\":[{" + Season + ",\"id\":", "1", "}]}"),
        new("{\"week\":{\"number\":", "9", "}}"),
        new("{\"events\":[", "{" + Season + "},", "{}]}"),
        new("{\"events\":[", "1,", "1],\"events\":[" + Event + "}]}]}"),
        new("{\"w\":12,\"y\":2015,\"gms\":[", "{\"eid\":2015112900},", "{}]}"),
        new("{\"w\":12,\"y\":2015,\"gms\":[{", "\"eid\":1,", "\"\\ud800\":1}]}"),
        new("{\"ss\":[", Row + ",", "[]]}"),
        new("{\"ss\":[", ",", "]}"),
        new("{\"ss\":[[", ",", "\"REG12\",\"2015\"]]}"),
        new("{\"ss\":[[", "[],", "\"REG12\",\"2015\"]]}"),
        new("{\"ss\":\"", "\\\\\\\"", "\"}"),
        new("", " ", "{}"),
    ];

    public static byte[] Xml(Random chance, int size) => Of(s_xml[chance.Next(s_xml.Length)], size);

    public static byte[] Json(Random chance, int size) => Of(s_json[chance.Next(s_json.Length)], size);

    private static byte[] Of(Shape shape, int size)
    {
        var text = new StringBuilder(shape.Head);
        Repeat(text, shape.Part, shape.Second.Length == 0 ? size : size / 2);
        Repeat(text.Append(shape.Middle), shape.Second, size);
        return Encoding.UTF8.GetBytes(text.Append(shape.Tail).ToString());
    }

    private static void Repeat(StringBuilder text, string part, int size)
    {
        for (var number = 0; part.Length > 0 && text.Length < size; number++)
        {
            text.Append(part.Replace("{0}", $"{number}", StringComparison.Ordinal));
        }
    }

    /// <summary>A part that is repeated between others, and perhaps a second one.</summary>
    private sealed record Shape(string Head, string Part, string Middle, string Second = "", string Tail = "");
}
