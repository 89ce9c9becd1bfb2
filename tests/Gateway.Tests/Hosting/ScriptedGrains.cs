using System.Collections.Immutable;
using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Domain;
using Orleans;

namespace LiveScore.Gateway.Tests.Hosting;

public sealed class ScriptedWeekGrain(ScriptedLeague league) : Grain, ISeasonWeekGrain
{
    private ScriptedWeek Week => league[SeasonWeekKey.Parse(this.GetPrimaryKeyString())];

    public Task<WeekImport> Import() => throw new NotSupportedException();

    public Task<WeekChanges> GetChanges(WeekPosition position) => Task.FromResult(Week.After(position));

    public Task<WeekChanges> AwaitChanges(WeekPosition position) => Week.AwaitAsync(position);

    public Task<WeekSummary> GetSummary() => Task.FromResult(Week.Summary());

    public Task<ImmutableArray<Game>> GetGames() => Task.FromResult(Week.Games());

    public Task Wake() => Task.CompletedTask;
}

public sealed class ScriptedSeasonGrain(ScriptedLeague league) : Grain, ISeasonGrain
{
    public IAsyncEnumerable<WeekImport> Import(CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<WeekImport> ImportWeeks(ImmutableArray<SeasonWeekKey> weeks, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<WeekSummary>> GetWeeks() =>
        Task.FromResult<IReadOnlyList<WeekSummary>>([.. Weeks().Select(week => week.Summary())]);

    public Task<Standings?> GetStandings()
    {
        WeekGames[] weeks = [.. Weeks().Select(week => new WeekGames(week.Key, week.Games()))];
        return Task.FromResult(weeks.Any(week => !week.Games.IsEmpty) ? Standings.Of(weeks) : null);
    }

    private IEnumerable<ScriptedWeek> Weeks()
    {
        if (league.IsDown)
        {
            throw new TimeoutException("The test says that this grain is down.");
        }

        return SeasonWeekKey.WeeksOf(int.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture)).Select(week => league[week]);
    }
}

public sealed class ScriptedDirectoryGrain(ScriptedLeague league) : Grain, IWeekDirectoryGrain
{
    public Task<SeasonWeekKey?> GetCurrent() =>
        league.IsDown ? throw new TimeoutException("The test says that this grain is down.") : Task.FromResult(league.Current);

    public Task<bool> HasGame(string gameId) =>
        league.IsDown ? throw new TimeoutException("The test says that this grain is down.") : Task.FromResult(league.HasGame(gameId));

    public Task Report(WeekSummary week, bool open, ImmutableArray<string> games) => Task.CompletedTask;

    public Task<IReadOnlyList<SeasonWeekKey>> GetOpen() => Task.FromResult<IReadOnlyList<SeasonWeekKey>>([]);
}

public sealed class ScriptedRoomGrain(ScriptedLeague league) : Grain, IChatRoomGrain
{
    private ScriptedRoom Room => league.Room(this.GetPrimaryKeyString());

    public Task<PostResult> Post(NewPost post)
    {
        var entry = Room.Say(post.User, post.Text);
        return Task.FromResult(new PostResult(null, Room.State.Epoch, entry));
    }

    public Task<bool> Delete(string epoch, long version)
    {
        Room.Delete(version);
        return Task.FromResult(true);
    }

    public Task<RoomNews> GetNews(RoomPosition position) => Task.FromResult(Room.After(position));

    public Task<RoomNews> AwaitNews(RoomPosition position) => Room.AwaitAsync(position);

    public Task KeepPresent(string gateway, ImmutableArray<string> users)
    {
        Room.KeepPresent(gateway, users);
        return Task.CompletedTask;
    }
}

public sealed class ScriptedUserNamesGrain(ScriptedLeague league) : Grain, IUserNamesGrain
{
    private long _next;

    public Task<long> Allot(int count)
    {
        if (league.IsDown)
        {
            throw new TimeoutException("The test says that this grain is down.");
        }

        _next += count;
        return Task.FromResult(_next - count);
    }
}

public sealed class ScriptedKeyRingGrain(ScriptedLeague league) : Grain, IKeyRingGrain
{
    public Task<ImmutableArray<string>> GetElements() =>
        league.IsDown ? throw new TimeoutException("The test says that this grain is down.") : Task.FromResult(league.Keys);

    public Task<bool> Add(int known, string element)
    {
        var isAdded = known == league.Keys.Length;
        league.Keys = isAdded ? league.Keys.Add(element) : league.Keys;
        return Task.FromResult(isAdded);
    }
}
