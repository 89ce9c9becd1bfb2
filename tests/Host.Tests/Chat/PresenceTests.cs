namespace LiveScore.Host.Tests.Chat;

/// <summary>Who is there, by the connections that are.</summary>
public sealed class PresenceTests
{
    private const string Room = "lobby";

    [Fact]
    public async Task Viewers_WhoComeAndGo_AreToldOfOnce_WithAllTheirTabs()
    {
        await using var host = await ChatHost.StartAsync("Chat:PresenceGrace=00:00:00");
        var (watcher, guest, last) = (await Chatter.ComeAsync(host), await Chatter.ComeAsync(host), await Chatter.ComeAsync(host));
        using var hearing = await watcher.HearAsync(Room);
        await hearing.UntilPresentAsync(watcher.User);

        var tabs = new List<Hearing>();
        for (var i = 0; i < 3; i++)
        {
            tabs.Add(await guest.HearAsync(Room));
            await tabs[i].UntilPresentAsync(watcher.User, guest.User);
        }

        await hearing.UntilPresentAsync(watcher.User, guest.User);
        await CloseAsync(host, [tabs[0], tabs[1]], left: 2);
        // Whoever comes now is told of after what went before.
        using (await last.HearAsync(Room))
        {
            await hearing.UntilPresentAsync(watcher.User, guest.User, last.User);
            await CloseAsync(host, [tabs[2]], left: 2);
            await hearing.UntilPresentAsync(watcher.User, last.User);
        }

        await hearing.UntilPresentAsync(watcher.User);
        Assert.Equal(
            [$"+{guest.User}", $"+{last.User}", $"-{guest.User}", $"-{last.User}"],
            hearing.All.Where(one => one.Name == "presence").SelectMany(Steps).Where(step => step != $"+{watcher.User}"));
    }

    [Fact]
    public async Task Viewer_ThatReloadsWithinTheGrace_NeitherLeavesNorJoins()
    {
        await using var host = await ChatHost.StartAsync("Chat:PresenceGrace=00:05:00");
        var (watcher, guest, last) = (await Chatter.ComeAsync(host), await Chatter.ComeAsync(host), await Chatter.ComeAsync(host));
        using var hearing = await watcher.HearAsync(Room);
        var page = await guest.HearAsync(Room);
        await hearing.UntilPresentAsync(watcher.User, guest.User);
        var heard = hearing.All.Count;

        await CloseAsync(host, [page], left: 1);
        using var between = await last.HearAsync(Room);
        await hearing.UntilPresentAsync(watcher.User, guest.User, last.User);
        using var reloaded = await guest.HearAsync(Room);
        await reloaded.UntilPresentAsync(watcher.User, guest.User, last.User);
        var stranger = await Chatter.ComeAsync(host);
        using var end = await stranger.HearAsync(Room);
        await hearing.UntilPresentAsync(watcher.User, guest.User, last.User, stranger.User);
        Assert.Equal(
            [$"+{last.User}", $"+{stranger.User}"], hearing.All[heard..].Where(one => one.Name == "presence").SelectMany(Steps));
    }

    /// <summary>Until the gateway knows.</summary>
    private static async Task CloseAsync(LiveScoreHost host, IEnumerable<Hearing> tabs, int left)
    {
        foreach (var tab in tabs)
        {
            tab.Dispose();
        }

        await host.ScrapeUntilAsync(page => (int)page.Sum("livescore_viewers") == left);
    }

    private static IEnumerable<string> Steps(Heard presence) =>
    [
        .. presence.Json["joined"]!.AsArray().Select(user => $"+{user}"),
        .. presence.Json["left"]!.AsArray().Select(user => $"-{user}"),
    ];
}
