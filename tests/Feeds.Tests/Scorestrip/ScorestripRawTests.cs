using System.IO.Compression;
using System.Text;
using LiveScore.Domain;
using Xunit;

namespace LiveScore.Feeds.Tests.Scorestrip;

/// <summary>What a server can do to a client below the level of documents.</summary>
public sealed class ScorestripRawTests
{
    private const int Limit = 64 * 1024;

    private static readonly byte[] s_good = Encoding.UTF8.GetBytes(Document.OfWeek12(Document.Game()));

    [Fact]
    public async Task Request_SaysWhoAsksAndForWhat()
    {
        using var server = new RawServer("HTTP/1.1 200 OK\nConnection: close", s_good);

        Document.Reported(await Feed.At(server.Url).AskAsync());

        var head = await server.Asked;
        Assert.StartsWith("GET /ajax/scorestrip?season=2015&seasonType=REG&week=12 HTTP/1.1", head, StringComparison.Ordinal);
        Assert.Contains("User-Agent: LiveScore/1.0 (+https://livescore.example)\r\n", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ForThePostseason_HasTheNumberOfTheFeed()
    {
        using var server = new RawServer("HTTP/1.1 200 OK\nConnection: close", "<ss/>"u8.ToArray());

        Assert.IsType<FeedAnswer.NoSuchWeek>(await Feed.At(server.Url).AskAsync(SeasonWeekKey.Parse("2015/post/4")));

        Assert.StartsWith("GET /ajax/scorestrip?season=2015&seasonType=POST&week=22 ", await server.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_WithoutEnd_IsFailedAtTheLimit()
    {
        using var server = new RawServer("HTTP/1.1 200 OK\nContent-Type: text/xml", [.. Enumerable.Repeat(new byte[Limit], 1000)]);

        Assert.Equal("the answer has more than 65536 bytes", Document.Failed(await Feed.At(server.Url, maxBytes: Limit).AskAsync()));
    }

    [Fact]
    public async Task Body_SmallWhenPacked_IsMeasuredUnpacked()
    {
        var bomb = Gzip(new byte[50 * 1024 * 1024]);
        using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {bomb.Length}", bomb);

        Assert.Equal("the answer has more than 65536 bytes", Document.Failed(await Feed.At(server.Url, maxBytes: Limit).AskAsync()));
    }

    [Fact]
    public async Task Body_Packed_IsRead()
    {
        var packed = Gzip(s_good);
        using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {packed.Length}", packed);

        Assert.Single(Document.Reported(await Feed.At(server.Url).AskAsync()).Games);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Encoding: gzip\nConnection: close")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 999999")]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: chunked")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 40")]
    [InlineData("HTTP/1.1 204 No Content")]
    [InlineData("HTTP/1.1 206 Partial Content\nConnection: close")]
    [InlineData("HTTP/1.1 301 Moved Permanently\nLocation: https://www.example.test/\nContent-Length: 0")]
    [InlineData("HTTP/1.1 403 Forbidden\nContent-Length: 0")]
    [InlineData("ICY 200 OK")]
    [InlineData("")]
    public async Task Answer_WithAHeadThatIsNotTrueOrNot200_IsFailed(string head)
    {
        using var server = new RawServer(head, s_good);

        Assert.NotEmpty(Document.Failed(await Feed.At(server.Url).AskAsync()));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip")]
    [InlineData("gzip, br")]
    public async Task Body_ThatIsNotPackedAsItSays_IsFailed(string encoding)
    {
        byte[][] bodies = [s_good, [0], [.. Enumerable.Repeat((byte)0xFF, 100)], [.. Gzip(s_good)[..40], .. s_good], [0x78, 0x9C, .. s_good]];
        foreach (var body in bodies)
        {
            using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {body.Length}", body);

            Assert.NotEmpty(Document.Failed(await Feed.At(server.Url).AskAsync()));
        }
    }

    [Fact]
    public async Task Body_ThatMakesADecoderThrow_IsFailedWithItsWords()
    {
        using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Encoding: br\nContent-Length: {s_good.Length}", s_good);

        Assert.StartsWith("the answer cannot be read: ", Document.Failed(await Feed.At(server.Url).AskAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ThatMakesAReaderThrow_IsFailedWithItsWords()
    {
        // No body is known that does; the clock, which dates a report, does it in the midst of reading.
        using var server = new RawServer("HTTP/1.1 200 OK\nConnection: close", s_good);

        Assert.Equal("the answer cannot be read: no time", Document.Failed(await Feed.At(server.Url, clock: new BrokenClock()).AskAsync()));
    }

    [Fact]
    public async Task Body_ThatComesAfterTheCallerIsGone_IsNobodys()
    {
        using var server = new RawServer("HTTP/1.1 200 OK\nContent-Encoding: br\nContent-Length: 999999", s_good);
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Feed.At(server.Url).AskAsync(Document.Week12, isLive: false, caller.Token));
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidTimeZoneException("no time");
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
