using System.Text;
using Xunit;

namespace LiveScore.Crowd.Tests;

public sealed class HttpAnswerTests
{
    private const string Two =
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: livescore=abc; path=/\r\n\r\nfirst" +
        "HTTP/1.1 429 Too Many Requests\r\ncontent-length: 6\r\n\r\nsecond";

    [Fact]
    public void TryCut_TwoAnswersInOneRead_GivesEach()
    {
        ReadOnlySpan<byte> bytes = Encoding.ASCII.GetBytes(Two);

        Assert.True(HttpAnswer.TryCut(ref bytes, out var first));
        Assert.True(HttpAnswer.TryCut(ref bytes, out var second));
        Assert.False(HttpAnswer.TryCut(ref bytes, out _));
        Assert.Equal((true, "first", "livescore=abc; path=/"), (first.IsGood, first.Body, first.Of("set-cookie")));
        Assert.Equal((false, "second", null), (second.IsGood, second.Body, second.Of("set-cookie")));
    }

    [Fact]
    public void TryCut_HalfAnAnswer_WaitsForTheRest()
    {
        var wire = Encoding.ASCII.GetBytes(Two)[..Two.IndexOf("HTTP/1.1 429", StringComparison.Ordinal)];
        for (var cut = 0; cut < wire.Length; cut++)
        {
            ReadOnlySpan<byte> part = wire.AsSpan(0, cut);
            Assert.False(HttpAnswer.TryCut(ref part, out _));
            Assert.Equal(cut, part.Length);
        }
    }
}
