using System.Diagnostics.Metrics;
using LiveScore.Domain;
using LiveScore.Feeds.Espn;
using LiveScore.Feeds.Scorestrip;
using LiveScore.Feeds.Tests.Scorestrip;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Feeds.Tests.Http;

public sealed class MetricsTests : IDisposable
{
    private readonly IMeterFactory _meters = Environment.Meters();
    private readonly MeterListener _listener = new();
    private readonly List<string> _counted = [];
    private readonly ManualClock _clock = new(Feed.LeagueTime);

    public MetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter is { Name: "LiveScore.Feeds" } meter && meter.Scope == _meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var of = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            _counted.Add($"{instrument.Name} {of["feed"]} {of["outcome"]} {value}");
        });
        _listener.Start();
    }

    [Fact]
    public async Task Requests_AreCountedByWhatCameOfThem()
    {
        var answers = new Queue<string>(
        [
            $"HTTP/1.1 200 OK\nETag: \"1\"\n\n{Document.OfWeek12(Document.Game())}", "HTTP/1.1 304 Not Modified", "HTTP/1.1 200 OK\n\n<ss/>",
            "HTTP/1.1 200 OK\n\n<ss><gms w=\"11\" y=\"2015\"/></ss>", "HTTP/1.1 500 Internal Server Error\n\n", "HTTP/1.1 404 Not Found\n\n",
        ]);
        await using var server = new ScriptedServer(_ => answers.Dequeue());
        var feed = new ScorestripFeed(Environment.Of(Feed.OptionsOf(server.Url), _clock, meters: _meters));
        while (answers.Count > 0)
        {
            await feed.AskAsync();
        }

        string[] outcomes = ["reported", "not_modified", "no_such_week", "no_such_week", "failed", "failed"];
        Assert.Equal(outcomes.Select(outcome => $"livescore.feed.requests scorestrip {outcome} 1"), _counted);
    }

    [Fact]
    public async Task Requests_ThatAreNotMade_AreCountedAsSuch()
    {
        await using var server = new ScriptedServer(_ => "HTTP/1.1 403 Forbidden\n\n");
        var feed = new EspnFeed(Environment.Of(new() { Kind = "espn", Url = server.Url }, _clock, meters: _meters));
        foreach (var week in SeasonWeekKey.WeeksOf(2025).Take(10))
        {
            await feed.AskAsync(week, isLive: true, TestContext.Current.CancellationToken);
        }

        Assert.Equal(8, server.Requests.Count);
        Assert.Equal(
            [.. Enumerable.Repeat("livescore.feed.requests espn failed 1", 8), .. Enumerable.Repeat("livescore.feed.requests espn circuit_open 1", 2)],
            _counted);
    }

    [Fact]
    public async Task Requests_ThatTheProviderAskedNotToMake_AreCountedAsSuch()
    {
        await using var server = new ScriptedServer(_ => "HTTP/1.1 429 Too Many Requests\nRetry-After: 60\n\n");
        var feed = new EspnFeed(Environment.Of(new() { Kind = "espn", Url = server.Url }, _clock, meters: _meters));
        foreach (var week in SeasonWeekKey.WeeksOf(2025).Take(3))
        {
            await feed.AskAsync(week, isLive: true, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["livescore.feed.requests espn failed 1", .. Enumerable.Repeat("livescore.feed.requests espn left_alone 1", 2)], _counted);
    }

    [Fact]
    public async Task Requests_WhoseAnswerMakesADecoderThrow_AreCountedAsFailed()
    {
        await using var server = new ScriptedServer(_ => "HTTP/1.1 200 OK\nContent-Encoding: br\n\n{}{}{}{}{}{}{}{}{}{}");
        var feed = new EspnFeed(Environment.Of(new() { Kind = "espn", Url = server.Url }, _clock, meters: _meters));

        await feed.AskAsync(SeasonWeekKey.Parse("2025/reg/12"), isLive: true, TestContext.Current.CancellationToken);

        Assert.Equal(["livescore.feed.requests espn failed 1"], _counted);
    }

    public void Dispose() => _listener.Dispose();
}
