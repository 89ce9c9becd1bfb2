using LiveScore.Cli.Tests.Support;
using LiveScore.Cli.Watch;

namespace LiveScore.Cli.Tests.Watch;

/// <summary>Which stream is asked for, and what is said when that cannot be known in time.</summary>
public sealed class WatchedPathTests : IAsyncLifetime
{
    private readonly SteppedClock _clock = new();
    private ScriptedGateway _gateway = null!;
    private GatewayClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await ScriptedGateway.StartAsync();
        _client = new(_gateway.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
    }

    [Theory]
    [InlineData(null, null, "api/livescore?mode=delta")]
    [InlineData("12", 2015, "api/season/2015/12/stream")]
    [InlineData("post-1", 2015, "api/season/2015/post-1/stream")]
    public async Task Path_OfWhatIsTold_NeedsNoGateway(string? week, int? season, string path) =>
        Assert.Equal(path, await ReadAsync(week, season));

    [Fact]
    public async Task Season_ThatIsNotTold_IsThatOfTheCurrentWeek()
    {
        var reading = ReadAsync("12", null);
        var exchange = await _gateway.StreamAsync();
        Assert.Equal("/api/livescore?mode=delta", exchange.Path);
        await exchange.SendAsync("heartbeat", null, Wire.Heartbeat("null"));
        await exchange.SendAsync("snapshot", Wire.Id(41, "2019-post-1"), Wire.Snapshot(41, Wire.Game()));

        Assert.Equal("api/season/2019/12/stream", await reading);
    }

    [Fact]
    public async Task Week_ThatTheCurrentSeasonDoesNotHave_IsTold()
    {
        var reading = ReadAsync("18", null);
        await (await _gateway.StreamAsync()).SendAsync("snapshot", Wire.Id(41), Wire.Snapshot(41, Wire.Game()));

        Assert.Contains("season 2015", (await Assert.ThrowsAsync<MisuseException>(() => reading)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Season_OfAGatewayThatHasNothingToShow_IsAskedForByName()
    {
        var reading = ReadAsync("12", null);
        await (await _gateway.StreamAsync()).SendAsync("heartbeat", null, Wire.Heartbeat("null"));
        await _clock.ArmedAsync(left => left == FirstState.Limit);
        _clock.Advance(FirstState.Limit);

        var fault = await Assert.ThrowsAsync<GatewayException>(() => reading);
        Assert.Contains("--season", fault.Message, StringComparison.Ordinal);
        Assert.Contains("within 10 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_OfAGatewayThatIsAway_IsMissedWithTheReason()
    {
        var nobody = new GatewayClient(new("http://127.0.0.1:1/"));
        var reading = FirstState.ReadAsync(nobody, WatchedPath.CurrentWeek, _clock, new Random(12), TestContext.Current.CancellationToken);
        // It has failed once when it waits to try again.
        await _clock.ArmedAsync(left => left < FirstState.Limit);
        _clock.Advance(FirstState.Limit);

        Assert.Contains("refused", (await Assert.ThrowsAsync<GatewayException>(() => reading)).Message, StringComparison.Ordinal);
        nobody.Dispose();
    }

    private Task<string> ReadAsync(string? week, int? season) => WatchedPath.ReadAsync(
        new(_gateway.Url, week, season), _client, _clock, new Random(12), TestContext.Current.CancellationToken);
}
