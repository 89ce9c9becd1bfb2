using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LiveScore.Gateway.Wire;
using Xunit;

namespace LiveScore.Gateway.Tests.Wire;

public sealed class SseFrameTests
{
    [Theory]
    [InlineData("one", "data: one\n\n")]
    [InlineData("", "data: \n\n")]
    [InlineData(" space", "data:  space\n\n")]
    [InlineData("a\nb", "data: a\ndata: b\n\n")]
    [InlineData("a\rb", "data: a\ndata: b\n\n")]
    [InlineData("a\r\nb", "data: a\ndata: b\n\n")]
    [InlineData("a\n\rb", "data: a\ndata: \ndata: b\n\n")]
    [InlineData("a\n", "data: a\ndata: \n\n")]
    [InlineData("\r", "data: \ndata: \n\n")]
    public void Frame_OfText_HasALineOfDataForEachOfItsLines(string text, string frame) => Assert.Equal(frame, Write(null, null, text));

    [Fact]
    public void Frame_WithNameAndId_HasThemFirst() => Assert.Equal("event: change\nid: a.b.1\ndata: x\n\n", Write("change", "a.b.1", "x"));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    public void Frame_WithALineEndInAField_IsRefused(string value)
    {
        Assert.Throws<ArgumentException>(() => Write(value, null, "x"));
        Assert.Throws<ArgumentException>(() => Write(null, value, "x"));
    }

    [Fact]
    public void Frame_OfAnyText_ReadsBackAsThatText() => Prop.ForAll((string? text) =>
    {
        var lines = Write(null, null, text ?? "").TrimEnd('\n').Split('\n').Select(line => line["data: ".Length..]);
        // What is not valid UTF-16 becomes a replacement character on the way.
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")).Replace("\r\n", "\n").Replace('\r', '\n');
        return string.Join('\n', lines) == expected;
    }).QuickCheckThrowOnFailure();

    private static string Write(string? name, string? id, string text)
    {
        var output = new ArrayBufferWriter<byte>();
        SseFrame.Write(output, name, id, Encoding.UTF8.GetBytes(text));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
