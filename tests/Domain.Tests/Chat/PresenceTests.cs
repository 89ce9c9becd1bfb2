using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using LiveScore.Domain.Chat;
using Xunit;

namespace LiveScore.Domain.Tests.Chat;

/// <summary>Leases of 15 s, and 5 s of grace.</summary>
public sealed class PresenceTests
{
    private Presence _presence = new(At(15), At(5));

    [Fact]
    public void Nobody_IsThereBeforeSomebodyTells() => AssertThere(0);

    [Fact]
    public void Users_OfAllGateways_AreThereOnceAndInOrder()
    {
        Report("g1", 0, "b", "a", "B", "b");
        Report("g2", 1, "c", "a");

        AssertThere(1, "B", "a", "b", "c");
    }

    [Fact]
    public void User_LeftOut_StaysForTheGraceAndIsThenGone()
    {
        Report("g1", 0, "a", "b");
        Report("g1", 3, "a");

        AssertThere(7.9, "a", "b");
        AssertThere(8, "a");
    }

    [Fact]
    public void User_LastOfTheGateway_LeavesAlike()
    {
        Report("g1", 0, "a");
        Report("g1", 3);

        AssertThere(7.9, "a");
        AssertThere(8);
    }

    [Fact]
    public void User_ThatReloads_NeverLeaves()
    {
        Report("g1", 0, "a");
        Report("g1", 3);
        Report("g1", 7, "a");

        AssertThere(21.9, "a");
        // And the grace of then does not cut short what comes later.
        Report("g1", 20, "a");
        AssertThere(35, "a");
    }

    [Fact]
    public void User_ThatMovesToAnotherGateway_NeverLeaves()
    {
        Report("g1", 0, "a");
        Report("g1", 3);
        Report("g2", 6, "a");

        AssertThere(8, "a");
        AssertThere(25.9, "a");
        AssertThere(26);
    }

    [Fact]
    public void Gateway_ThatFallsSilent_TakesItsUsersAndNoOthers()
    {
        Report("g1", 0, "a", "b");
        Report("g2", 0, "b", "c");
        Report("g2", 10, "b", "c");

        AssertThere(19.9, "a", "b", "c");
        AssertThere(20, "b", "c");
        Report("g2", 20, "b", "c");
        AssertThere(20, "b", "c");
    }

    [Fact]
    public void Gateway_ThatWasSilent_MayComeBackWithFewer()
    {
        Report("g1", 0, "a", "b");
        Report("g1", 17, "a");

        // Since 15 nobody vouched for it.
        AssertThere(19.9, "a", "b");
        AssertThere(20, "a");
    }

    [Fact]
    public void User_WhoLeavesTwice_HasTheLaterGrace()
    {
        Report("g1", 0, "a");
        Report("g2", 0, "a");
        Report("g1", 1);
        Report("g2", 4);

        AssertThere(8.9, "a");
        AssertThere(9);
    }

    [Fact]
    public void Report_OfOneMoment_LeavesTheStateOfTheNextToItself()
    {
        Report("g1", 0, "a");
        var before = _presence;
        Report("g1", 1, "b");

        Assert.Equal(["a"], before.At(At(1)));
    }

    /// <summary>By the definition: who was vouched for within the grace.</summary>
    [Fact]
    public void Users_AfterAnyReports_AreThoseVouchedForWithinTheGrace() => Reports.ListOf(30).Holds(reports =>
    {
        var presence = new Presence(At(15), At(5));
        var now = 0;
        var told = new List<(string Gateway, int At, string[] Users)>();
        foreach (var (gateway, wait, users) in reports)
        {
            now += wait;
            presence = presence.Report(gateway, [.. users], At(now));
            told.Add((gateway, now, users));
            foreach (var later in new[] { now, now + 4, now + 5, now + 19, now + 20 })
            {
                Assert.Equal(Expected(told, later), presence.At(At(later)));
            }
        }
    });

    private static Gen<(string Gateway, int Wait, string[] Users)> Reports =>
        from gateway in Gen.Elements("g1", "g2", "g3")
        from wait in Gen.Choose(0, 12)
        from users in Gen.SubListOf("a", "b", "c")
        select (gateway, wait, users.ToArray());

    // Each report vouches until the gateway's next, or until its lease ends.
    private static ImmutableArray<string> Expected(List<(string Gateway, int At, string[] Users)> told, int now) =>
    [
        .. told.SelectMany((report, index) =>
            {
                var next = told.Skip(index + 1).FirstOrDefault(other => other.Gateway == report.Gateway, (report.Gateway, int.MaxValue, []));
                return report.Users.Select(user => (User: user, End: Math.Min(next.At, report.At + 15)));
            })
            .Where(one => one.End + 5 > now)
            .Select(one => one.User).Distinct().Order(StringComparer.Ordinal),
    ];

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Report(string gateway, double second, params string[] users) => _presence = _presence.Report(gateway, [.. users], At(second));

    private void AssertThere(double second, params string[] users) => Assert.Equal(users, _presence.At(At(second)));
}
