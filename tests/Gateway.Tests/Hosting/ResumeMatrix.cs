using Xunit;

namespace LiveScore.Gateway.Tests.Hosting;

/// <summary>What viewers come back with, and what has to come of it: the same whatever they speak.</summary>
public static class ResumeMatrix
{
    /// <summary>A mode, and the event that tells of a change in it.</summary>
    public static TheoryData<string, string> Modes => new() { { "delta", "change" }, { "full", "update" } };

    /// <summary>Ids in the form of <see cref="Fill"/> that cannot be resumed, and the reason of the reset.</summary>
    public static TheoryData<string, string> Unresumable => new()
    {
        { "{0}.k3f9.5", "from-the-future" },
        { "{0}.zzzz.4", "other-epoch" },
        { "1999-reg-1.k3f9.4", "other-week" },
        { "{0}.-.0", "other-epoch" },
        { "garbage", "unknown-id" },
        { "{0}.k3f9.99999999999999999999", "unknown-id" },
    };

    /// <summary>An id in which <c>{0}</c> stands for the week.</summary>
    public static string Fill(string form, ScriptedWeek week) =>
        form.Replace("{0}", week.IdOf(0).Split('.')[0], StringComparison.Ordinal);

    /// <summary>A week that has gone on by this many versions since the fourth.</summary>
    public static ScriptedWeek Missed(ScriptedLeague league, int versions)
    {
        var week = league.NewWeek();
        for (var i = 0; i < versions; i++)
        {
            week.Score(7 + i);
        }

        return week;
    }

    /// <summary>A week that no longer keeps what its first version went on with.</summary>
    public static ScriptedWeek Forgetful(ScriptedLeague league)
    {
        var week = league.NewWeek();
        week.Kept = 1;
        week.Score(9);
        week.Score(10);
        return week;
    }

    /// <summary>Each version after the fourth, one step each.</summary>
    public static void AssertUnmerged(int versions, IEnumerable<(long Since, long Version)> events) =>
        Assert.Equal(Enumerable.Range(5, versions).Select(version => ((long)version - 1, (long)version)), events);

    /// <summary>The versions two to four of a week that has no more, by name and id.</summary>
    public static void AssertMissed(ScriptedWeek week, string name, IEnumerable<(string Name, string? Id)> events) =>
        Assert.Equal([(name, week.IdOf(2)), (name, week.IdOf(3)), (name, week.IdOf(4))], events);
}
