using System.Diagnostics.Metrics;
using System.Globalization;
using LiveScore.Domain;
using LiveScore.Feeds;
using LiveScore.Feeds.Scorestrip;
using LiveScore.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveScore.Grains.Tests.Faults;

/// <summary>
/// A recorded week from a real feed server with faults, asked at the very moments at which a grain asks: server and poller go by
/// one clock, which stands still in between. Notes every state that a viewer would see and should not.
/// </summary>
internal sealed class FaultyWeek : IAsyncDisposable
{
    private readonly ManualClock _clock;
    private readonly ScorestripFeed _feed;
    private readonly Poller _poller;
    private readonly ServiceProvider _services;
    private readonly FeedServer _server;
    private readonly Timeline _truth;
    private readonly SeasonWeekKey _week;

    private FaultyWeek(FeedServer server, SeasonWeekKey week, string timeline, DateTimeOffset at)
    {
        (_server, _week, _truth, _clock) = (server, week, Timeline.Of(timeline), new(at));
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _feed = new(new(
            new() { Url = server.Url, Timeout = TimeSpan.FromSeconds(1) },
            _clock,
            _clock,
            _services.GetRequiredService<IMeterFactory>(),
            NullLogger.Instance));
        _poller = new(new(), _clock, new Random(1));
    }

    public WeekState State { get; private set; } = new();

    public int HeldBack { get; private set; }

    /// <summary>States that no game had been in by then.</summary>
    public List<string> Untrue { get; } = [];

    /// <summary>Steps from one state to one that the game had been in before it.</summary>
    public List<string> Backwards { get; } = [];

    /// <param name="timeline">The recording, in <c>shared/feeds</c>.</param>
    /// <param name="week">Its week.</param>
    /// <param name="at">When it is first asked.</param>
    /// <param name="options">More options of the server.</param>
    public static async Task<FaultyWeek> StartAsync(string timeline, string week, DateTimeOffset at, params string[] options)
    {
        var server = await FeedServer.StartAsync(
            ["--timeline", timeline, "--speed", "0", "--start", at.ToString("O", CultureInfo.InvariantCulture), .. options]);
        return new(server, SeasonWeekKey.Parse(week), timeline, at);
    }

    public Task SetFaultAsync(string mode, double rate) => _server.SetFaultAsync(mode, rate);

    public async Task<int> CountRequestsAsync()
    {
        using var stats = await _server.GetStatsAsync();
        return stats.RootElement.GetProperty("feed").GetInt32();
    }

    public async Task<int> CountRequestsAsync(string path)
    {
        using var stats = await _server.GetStatsAsync();
        return stats.RootElement.GetProperty("by_path").TryGetProperty(path, out var count) ? count.GetInt32() : 0;
    }

    /// <summary>Polls until a moment, as often as the schedule says. A week that is not known yet is imported first.</summary>
    public async Task PollAsync(DateTimeOffset until)
    {
        if (!State.IsStored)
        {
            await AskAsync();
        }

        while (_poller.Next(State) is { } next && next < until)
        {
            _clock.Now = next > _clock.Now ? next : _clock.Now;
            await _server.SetClockAsync(to: _clock.Now, speed: 0);
            if (_poller.IsDue(State))
            {
                await AskAsync();
            }
        }

        _clock.Now = until;
        await _server.SetClockAsync(to: until, speed: 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AskAsync()
    {
        _poller.Asking();
        var answer = await _feed.AskAsync(_week, _poller.IsLive(State), TestContext.Current.CancellationToken);
        if (answer is not FeedAnswer.Reported { Report: var report })
        {
            _poller.Failed((answer as FeedAnswer.Failed)?.RetryAfter);
            return;
        }

        _poller.Answered();
        var decision = WeekRules.Apply(State, report, "k3f9");
        Assert.Equal(State.Version + (decision.Change is null ? 0 : 1), decision.Next.Version);
        HeldBack += decision.Held.Length;
        Look(State, decision.Next);
        State = decision.Next;
    }

    private void Look(WeekState before, WeekState after)
    {
        foreach (var game in after.Games)
        {
            var past = _truth.States.Where(state => state.Game.Id == game.Id && state.At <= _clock.Now).Select(state => state.Game)
                .Prepend(_truth.Schedule.Single(scheduled => scheduled.Id == game.Id)).ToList();
            int IndexOf(Game? shown) => shown is null ? -1 : past.FindLastIndex(state => Moment(state) == Moment(shown));
            var was = before.Games.FirstOrDefault(known => known.Id == game.Id);
            if (IndexOf(game) < 0)
            {
                Untrue.Add(Print(game));
            }
            else if (IndexOf(was) > IndexOf(game))
            {
                Backwards.Add($"{Print(was!)} -> {Print(game)}");
            }
        }
    }

    private static (GameStatus, int?, string?, int?, int?) Moment(Game game) =>
        (game.Status, game.Period, game.Clock, game.AwayScore, game.HomeScore);

    private string Print(Game game) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_clock.Now:HH:mm:ss} {game.Away.Code} {game.AwayScore} @ {game.Home.Code} {game.HomeScore}, {game.Status} {game.Period} {game.Clock}");
}
