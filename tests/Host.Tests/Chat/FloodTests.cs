using System.Globalization;

namespace LiveScore.Host.Tests.Chat;

/// <summary>Many write at once: what was answered with 200 is heard once by everybody, in one order, and nothing else is.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task Flood_OfOneSession_IsCutOffAtItsLimit()
    {
        await using var host = await ChatHost.StartAsync();
        var (flooder, watcher) = (await Chatter.ComeAsync(host), await Chatter.ComeAsync(host));
        using var viewer = await watcher.HearAsync("lobby");
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => flooder.TrySayAsync("lobby", $"{number}")));
        Assert.Equal(10, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.Equal((429, true), (answer.Status, answer.Headers.RetryAfter is not null)));
        await watcher.SayAsync("lobby", "end");
        await viewer.UntilSaidAsync("end");
        Assert.Equal(Ids(answers), viewer.Messages.Select(message => message.Id!).SkipLast(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Flood_OfManySessions_IsHeardInOneOrderByAll()
    {
        await using var host = await ChatHost.StartAsync();
        var chatters = await Chatter.ComeAsync(host, 30);
        using var one = await chatters[0].HearAsync("lobby");
        using var other = await chatters[1].HearAsync("lobby");
        var answers = await Task.WhenAll(chatters.SelectMany(chatter => Enumerable.Range(0, 5).Select(number => chatter.TrySayAsync("lobby", $"{chatter.User} {number}"))));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        await chatters[0].SayAsync("lobby", "end");
        await one.UntilSaidAsync("end");
        await other.UntilSaidAsync("end");
        Assert.Equal(one.Messages, other.Messages);
        Assert.Equal(Ids(answers), one.Messages.Select(message => message.Id!).SkipLast(1).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 151).Select(version => $"{version}"), one.Messages.Select(message => message.Id!.Split('.')[^1]));
        Assert.All(one.Messages.SkipLast(1), message => Assert.StartsWith($"{message.Json["user"]} ", message.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Flood_OfMoreThanIsKept_IsHeardOrToldAsAReset_NeverHalf()
    {
        await using var host = await ChatHost.StartAsync("Chat:MessagesKept=20");
        var chatters = await Chatter.ComeAsync(host, 60);
        using var viewer = await chatters[0].HearAsync("lobby");
        await viewer.UntilPresentAsync(chatters[0].User);
        await Task.WhenAll(chatters.SelectMany(chatter => Enumerable.Range(0, 5).Select(number => chatter.SayAsync("lobby", $"{number}"))));
        await chatters[0].SayAsync("lobby", "end");
        await viewer.UntilSaidAsync("end");
        long last = 0;
        foreach (var one in viewer.All.Where(one => one.Name is "message" or "reset"))
        {
            var version = one.Id is { } id ? long.Parse(id.Split('.')[^1], CultureInfo.InvariantCulture) : 0;
            Assert.True(one.Name == "reset" || last < 0 || version == last + 1, $"{one} came after version {last}.");
            last = one.Name == "reset" ? -1 : version;
        }

        Assert.Equal(301, last);
    }

    [Fact]
    public async Task Flood_OfManySessions_IsCutOffAtTheLimitOfTheRoom()
    {
        await using var host = await ChatHost.StartAsync("Chat:PostsPerRoom=40", "Chat:PostWindow=01:00:00");
        var chatters = await Chatter.ComeAsync(host, 100);
        using var viewer = await chatters[0].HearAsync("lobby");
        await viewer.UntilPresentAsync(chatters[0].User);
        var answers = await Task.WhenAll(chatters.Select(chatter => chatter.TrySayAsync("lobby", "goal")));
        Assert.Equal([(200, 40), (429, 60)], answers.CountBy(answer => answer.Status).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        using var beginner = await chatters[1].HearAsync("lobby");
        await beginner.UntilAsync(one => one.Name == "message" && beginner.Messages.Count() == 40);
        Assert.Equal(Ids(answers), beginner.Messages.Select(message => message.Id!).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Ids(IEnumerable<(int Status, System.Text.Json.Nodes.JsonNode Answer, System.Net.Http.Headers.HttpResponseHeaders)> answers) =>
        answers.Where(answer => answer.Status == 200).Select(answer => (string)answer.Answer["id"]!).Order(StringComparer.Ordinal);
}
