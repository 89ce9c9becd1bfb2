using LiveScore.Cli.Tests.Support;
using LiveScore.Cli.Watch;

namespace LiveScore.Cli.Tests.Watch;

/// <summary>A watcher and its gateway, over real HTTP; time moves only when the test says so.</summary>
public sealed class WatcherTests : IAsyncLifetime
{
    private const string Path = "api/season/2015/12/stream";

    private readonly SteppedClock _clock = new();
    private readonly Heard _heard = new();
    private readonly CancellationTokenSource _end = new();
    private ScriptedGateway _gateway = null!;
    private GatewayClient _client = null!;
    private Task _watching = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await ScriptedGateway.StartAsync();
        _client = new(_gateway.Url);
        _watching = new Watcher(_client, Path, _heard, _clock, new Random(12)).RunAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await ((Task)_watching.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        await _gateway.DisposeAsync();
        _end.Dispose();
    }

    [Fact]
    public async Task Line_ThatBreaks_IsTakenUpAgainWithTheLastId()
    {
        var first = await BeginAsync();
        Assert.Equal("/" + Path, first.Path);
        Assert.Null(first.LastEventId);

        first.Break();
        Assert.Equal("the connection broke off", await _heard.LossAsync());
        await PassAsync();

        var second = await _gateway.StreamAsync();
        Assert.Equal(Wire.Id(41), second.LastEventId);
        await second.SendAsync("change", Wire.Id(42), Wire.Change(41, 42, """{"id":"1","home":{"score":3}}"""));
        Assert.Equal(3, Assert.Single((await _heard.StepAsync()).Altered).After.Home.Score);
    }

    [Fact]
    public async Task Stream_ThatEndsCleanly_IsTakenUpAfterTheRetryThatItTold()
    {
        var first = await BeginAsync();
        await first.SendAsync("retry: 4000\n\n");
        first.End();

        Assert.Equal("the gateway ended the stream", await _heard.LossAsync());
        Assert.InRange(await PassAsync(), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
        Assert.Equal(Wire.Id(41), (await _gateway.StreamAsync()).LastEventId);
    }

    [Theory]
    [InlineData("""{"epoch":"k3f9","since":39,"version":42,"at":"2015-11-29T18:08:11Z","games":[]}""")]
    [InlineData("""{"epoch":"k3f9","since":""")]
    public async Task Change_ThatHasAHoleBeforeItOrMakesNoSense_BeginsAnewWithoutAnId(string change)
    {
        var first = await BeginAsync();
        await first.SendAsync("change", Wire.Id(42), change);

        await _heard.LossAsync();
        await PassAsync();

        var second = await _gateway.StreamAsync();
        Assert.Null(second.LastEventId);
        await second.SendAsync("snapshot", Wire.Id(42), Wire.Snapshot(42, Wire.Game(awayScore: 14)));
        Assert.Equal(14, Assert.Single((await _heard.StepAsync()).Altered).After.Away.Score);
    }

    [Fact]
    public async Task Line_ThatFallsSilent_IsTakenUpAgainWithTheLastId()
    {
        await BeginAsync();
        await _clock.ArmedAsync(left => left == Watcher.Silence);
        _clock.Advance(Watcher.Silence);

        Assert.Equal("nothing was heard for 40 s", await _heard.LossAsync());
        await PassAsync();
        Assert.Equal(Wire.Id(41), (await _gateway.StreamAsync()).LastEventId);
    }

    [Fact]
    public async Task Heartbeats_KeepASilentLineOpen()
    {
        var first = await BeginAsync();
        for (var beats = 0; beats < 4; beats++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            await first.SendAsync("heartbeat", null, Wire.Heartbeat("41"));
            await _heard.StepAsync();
        }

        await first.SendAsync("change", Wire.Id(42), Wire.Change(41, 42, """{"id":"1","clock":"07:02"}"""));
        Assert.Equal(42, (await _heard.StepAsync()).Board.Version);
    }

    [Fact]
    public async Task Gateway_ThatIsAway_IsTriedAgainAndAgainWithLongerWaits()
    {
        var first = await BeginAsync();
        first.Break();
        var last = TimeSpan.Zero;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await _heard.LossAsync();
            var wait = await PassAsync();
            Assert.True(wait > last, $"After {last} it waited {wait}.");
            last = wait;
            (await _gateway.NextAsync()).Break();
        }

        await _heard.LossAsync();
        await PassAsync();
        Assert.Equal(Wire.Id(41), (await _gateway.StreamAsync()).LastEventId);
    }

    [Fact]
    public async Task Reset_IsToldAndTheNextStateTaken()
    {
        var first = await BeginAsync();
        await first.SendAsync("reset", null, """{"reason":"other-week"}""");
        Assert.Equal("other-week", (await _heard.StepAsync()).Reset);
        await first.SendAsync("snapshot", Wire.Id(7, "2015-reg-13"), Wire.Snapshot(7, Wire.Scheduled()));
        Assert.Equal("2015/reg/13", (await _heard.StepAsync()).Board.Week.ToString());
    }

    [Fact]
    public async Task Week_ThatIsUnknownFromTheStart_EndsTheWatchWithWhatTheGatewaySaid()
    {
        var first = await _gateway.NextAsync();
        await first.RefuseAsync(404, """{"type":"/problems/unknown-week","title":"There is no such week","detail":"Week 12 is not known."}""");

        var fault = await Assert.ThrowsAsync<GatewayException>(() => _watching);
        Assert.Equal($"{_gateway.Url} says: Week 12 is not known.", fault.Message);
    }

    [Fact]
    public async Task Week_ThatIsUnknownOnlyWhenTheGatewayIsBack_IsWaitedFor()
    {
        (await BeginAsync()).Break();
        await _heard.LossAsync();
        await PassAsync();
        await (await _gateway.NextAsync()).RefuseAsync(404, """{"detail":"Week 12 is not known."}""");

        Assert.Contains("Week 12 is not known", await _heard.LossAsync(), StringComparison.Ordinal);
        await PassAsync();
        Assert.Equal(Wire.Id(41), (await _gateway.StreamAsync()).LastEventId);
    }

    [Fact]
    public async Task Gateway_ThatAsksForPatience_IsLeftAloneForSoLong()
    {
        await (await _gateway.NextAsync()).RefuseAsync(503, "{}", retryAfter: 20);

        Assert.Contains("503", await _heard.LossAsync(), StringComparison.Ordinal);
        Assert.InRange(await PassAsync(), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(25));
        await BeginAsync();
    }

    [Fact]
    public async Task Server_ThatIsNoGateway_EndsTheWatch()
    {
        await (await _gateway.NextAsync()).RefuseAsync(200, "<html>Welcome</html>", "text/html");

        var fault = await Assert.ThrowsAsync<GatewayException>(() => _watching);
        Assert.Contains("no gateway of LiveScore", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"detail":7}""")]
    public async Task Problem_ThatCannotBeRead_IsToldByItsStatus(string body)
    {
        await (await _gateway.NextAsync()).RefuseAsync(404, body);
        Assert.Contains("404", (await Assert.ThrowsAsync<GatewayException>(() => _watching)).Message, StringComparison.Ordinal);
    }

    private async Task<Exchange> BeginAsync()
    {
        var exchange = await _gateway.StreamAsync();
        await exchange.SendAsync("snapshot", Wire.Id(41), Wire.Snapshot(41, Wire.Game()));
        Assert.Equal(41, (await _heard.StepAsync()).Board.Version);
        return exchange;
    }

    /// <summary>Lets the wait for the next attempt pass, and gives how long it was.</summary>
    private async Task<TimeSpan> PassAsync()
    {
        var wait = await _clock.ArmedAsync(left => left < Watcher.Silence);
        _clock.Advance(wait);
        return wait;
    }
}
