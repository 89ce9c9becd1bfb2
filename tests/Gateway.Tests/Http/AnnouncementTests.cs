using LiveScore.Domain.Chat;
using LiveScore.Gateway.Tests.Hosting;
using Xunit;

namespace LiveScore.Gateway.Tests.Http;

/// <summary>What the operator says, among what happens in the games.</summary>
public sealed class AnnouncementTests
{
    private static readonly string[] s_settings = ["CompareEvery=00:00:00.05", "CurrentWeekEvery=00:00:00.05", "DrainWindow=00:00:00"];

    [Theory]
    [InlineData("")]
    [InlineData("?team=SEA")]
    [InlineData("?kind=announcement,score")]
    public async Task Announcements_WhateverTheTeam_ComeAmongTheNotifications(string query)
    {
        await using var host = await StartAsync();
        var week = await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications" + query);
        Assert.Equal("ready", (await viewer.NextAsync()).Name);
        host.League.Announcements.Say(null, "one\ntwo");
        var announced = await viewer.NextAsync();
        Assert.Equal(("announcement", week.IdOf(4) + ".r00m.1"), (announced.Name, announced.Id));
        Assert.Equal(("announcement", "one\ntwo"), ((string?)announced.Json["kind"], (string?)announced.Json["text"]));
        Kickoff(week);
        week.Alter(Sample.Seattle.InPlay(0, 7));
        var score = await viewer.NextAsync(query == "?kind=announcement,score" ? 1 : 2);
        Assert.Equal(("score", week.IdOf(6) + ".r00m.1"), (score[^1].Name, score[^1].Id));
    }

    [Fact]
    public async Task Announcements_InWords_HaveALineOfDataForEachOfTheirs()
    {
        await using var host = await StartAsync();
        var week = await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications?format=text");
        await viewer.NextAsync();
        host.League.Announcements.Say(null, "one\n\n three");
        Assert.Equal("one\n\n three", (await viewer.NextAsync()).Data);
        Kickoff(week);
        Assert.StartsWith("PIT @ SEA is under way", (await viewer.NextAsync()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcements_OfOtherKindsThanAskedFor_StayAway()
    {
        await using var host = await StartAsync();
        var week = await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications?kind=kickoff");
        await viewer.NextAsync();
        host.League.Announcements.Say(null, "unheard");
        Kickoff(week);
        Assert.Equal("kickoff", (await viewer.NextAsync()).Name);
    }

    [Fact]
    public async Task Viewer_ThatComesBackBehindAnyEvent_GetsTheRestOnce()
    {
        await using var host = await StartAsync();
        var week = await NewWeekAsync(host);
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications");
        var ready = await viewer.NextAsync();
        var all = new List<SseMessage>();
        for (var i = 1; i <= 3; i++)
        {
            host.League.Announcements.Say(null, $"announcement {i}");
            all.Add(await viewer.NextAsync());
            week.Alter(Sample.Cleveland.InPlay(0, 6 + (7 * i)));
            all.Add(await viewer.NextAsync());
        }

        foreach (var (i, place) in all.Prepend(ready).Take(all.Count).Index())
        {
            using var back = await SseReader.OpenAsync(host, "/api/notifications", place.Id);
            var rest = await back.NextAsync(all.Count - i);
            Assert.Equal(all.Skip(i).Select(news => news.Data).Order(), rest.Select(news => news.Data).Order());
            Assert.Equal(all[^1].Id, rest[^1].Id);
        }
    }

    [Fact]
    public async Task Viewer_WhileThereIsNoWeek_HearsTheOperator()
    {
        await using var host = await StartAsync();
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications");
        var ready = await viewer.NextAsync();
        Assert.Equal(("ready", "-"), (ready.Name, ready.Id));
        host.League.Announcements.Say(null, "hello");
        Assert.Equal(("announcement", "-.r00m.1"), NameAndId(await viewer.NextAsync()));
        using var back = await SseReader.OpenAsync(host, "/api/notifications", ready.Id);
        Assert.Equal(("announcement", "-.r00m.1"), NameAndId(await back.NextAsync()));
        var week = await NewWeekAsync(host);
        Assert.Equal(("ready", week.IdOf(4) + ".r00m.1"), NameAndId(await back.NextAsync()));
    }

    [Theory]
    [InlineData("0ther.1", "other-epoch")]
    [InlineData("r00m.9", "from-the-future")]
    [InlineData("r00m.1", "too-old")]
    [InlineData("r00m.", "unknown-id")]
    public async Task Viewer_WithAPlaceAmongAnnouncementsThatThereIsNot_BeginsAnew(string place, string reason)
    {
        await using var host = await StartAsync();
        var week = await NewWeekAsync(host);
        host.League.Announcements.Kept = 2;
        for (var i = 0; i < 4; i++)
        {
            host.League.Announcements.Say(null, "hello");
        }

        using var viewer = await SseReader.OpenAsync(host, "/api/notifications", $"{week.IdOf(4)}.{place}");
        var events = await viewer.NextAsync(2);
        Assert.Equal(["reset", "ready"], events.Select(news => news.Name));
        Assert.Equal((reason, week.IdOf(4) + ".r00m.4"), ((string?)events[0].Json["reason"], events[1].Id));
    }

    [Fact]
    public async Task Viewer_WhenTheStoreOfAnnouncementsIsAnother_IsToldReset()
    {
        await using var host = await StartAsync();
        await NewWeekAsync(host);
        host.League.Announcements.Say(null, "before");
        using var viewer = await SseReader.OpenAsync(host, "/api/notifications");
        await viewer.NextAsync();
        host.League.Announcements.Store(new() { Epoch = "0ther", Entries = [new(1, Sample.At, null, "after")] });
        Assert.Equal(["reset", "ready"], (await viewer.NextAsync(2)).Select(news => news.Name));
        host.League.Announcements.Say(null, "more");
        Assert.Equal("more", (string?)(await viewer.NextAsync()).Json["text"]);
    }

    private static (string Name, string? Id) NameAndId(SseMessage news) => (news.Name, news.Id);

    private static void Kickoff(ScriptedWeek week) => week.Alter(Sample.Seattle.InPlay(0, 0));

    private static Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(s_settings);

    private static async Task<ScriptedWeek> NewWeekAsync(GatewayHost host)
    {
        var week = host.League.NewWeek();
        await host.MakeCurrentAsync(week);
        return week;
    }
}
