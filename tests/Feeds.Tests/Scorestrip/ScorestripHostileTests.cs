using System.Text;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>Bytes that are no report: none may throw, be believed in part, or take long.</summary>
public sealed class ScorestripHostileTests
{
    private static readonly string s_good = Document.OfWeek12(Document.Game());

    public static TheoryData<string, string> Documents => new()
    {
        { "", "an empty answer" },
        { "<!DOCTYPE html><html><body>We are sorry & will be back<br></body></html>", "an HTML page in place of scores" },
        { "<html><head><title>NFL.com</title></head><body/></html>", "'html' in place of scores" },
        { "<error code=\"42\"/>", "'error' in place of scores" },
        { "<gms w=\"12\" y=\"2015\"/>", "'gms' in place of scores" },
        { "<ss><" + new string('a', 5000) + "></ss>", "not XML" },
        { "<ss a\u001B=\"\"/>", "not XML" },
        { s_good.Replace("</gms>", ""), "not XML" },
        { s_good[..^9], "not XML" },
        { s_good + s_good, "not XML" },
        { s_good.Replace("falcons", "a & b"), "not XML" },
        { s_good.Replace("falcons", "&nbsp;"), "not XML" },
        { s_good.Replace("falcons", "fal\0cons"), "not XML" },
        { s_good.Replace("falcons", "fal&#0;cons"), "not XML" },
        { s_good.Replace("<g ", "<g eid=\"2015112901\" "), "not XML" },
        { "<!DOCTYPE ss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + s_good.Replace("falcons", "&c;"), "not XML" },
        { "<!DOCTYPE ss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + s_good.Replace("falcons", "&f;"), "not XML" },
        { "<!DOCTYPE ss SYSTEM \"http://127.0.0.1:9/ss.dtd\">" + s_good, "not XML" },
        { "<?xml version=\"1.0\" encoding=\"no-such-code\"?>" + s_good, "not XML" },
        { "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + s_good, "not XML" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_ThatIsNoReport_IsFailedInWords(string xml, string reason)
    {
        var words = Document.Failed(Document.Read(xml));

        Assert.StartsWith(reason, words, StringComparison.Ordinal);
        Assert.InRange(words.Length, 10, 200);
        Assert.DoesNotContain(words, char.IsControl);
    }

    [Fact]
    public void Document_AThousandDeep_IsFailed() => Assert.Contains(
        "too deep", Document.Failed(Document.Read("<ss>" + string.Concat(Enumerable.Repeat("<a>", 1000)))), StringComparison.Ordinal);

    [Fact]
    public void Document_WithMoreGamesThanAnyWeek_IsFailed() => Assert.Contains(
        "too many games", Document.Failed(Document.Read(Document.OfWeek12([.. Enumerable.Repeat(Document.Game(), 100)]))), StringComparison.Ordinal);

    [Fact]
    public void Document_CutAtAnyByte_IsNeverBelieved()
    {
        var bytes = Encoding.UTF8.GetBytes(s_good);

        for (var length = 0; length < bytes.Length; length++)
        {
            Document.Failed(Document.Read(bytes[..length]));
        }
    }

    [Fact]
    public void Document_WithAnyByteReplaced_NeverThrows()
    {
        var bytes = Encoding.UTF8.GetBytes(s_good);
        var random = new Random(1);

        for (var round = 0; round < 5000; round++)
        {
            var copy = (byte[])bytes.Clone();
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
            Assert.NotNull(Document.Read(copy));
        }
    }

    [Fact]
    public void Encoding_IsTheDocumentsOwn_NotTheLabelOfTheAnswer()
    {
        // The archive's answers are labelled ISO-8859-1. Two bytes in UTF-8 read so would be two letters.
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Document.OfWeek12(Document.Game(("hnn", "élans")));

        Assert.Equal("Élans", Document.Reported(xml).Games[0].Home.Name);
        Assert.Equal("Élans", Document.Reported(Document.Read(
            Encoding.Latin1.GetBytes(xml.Replace("UTF-8", "ISO-8859-1")))).Games[0].Home.Name);
        Assert.StartsWith("not XML", Document.Failed(Document.Read(Encoding.Latin1.GetBytes(xml))), StringComparison.Ordinal);
    }

    [Fact]
    public void Document_WithAByteOrderMark_IsRead() =>
        Document.Reported(Document.Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(s_good)]));
}
