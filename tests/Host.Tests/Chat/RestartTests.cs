namespace LiveScore.Host.Tests.Chat;

/// <summary>What was said outlives the process that it was said to.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Host_OnTheSameData_GoesOnWhereItWas()
    {
        var folder = Directory.CreateTempSubdirectory("livescore-chat-");
        string[] settings = [$"Silo:Data={folder.FullName}"];
        Chatter one, other;
        string chat, news, deleted;
        await using (var host = await ChatHost.StartAsync(settings))
        {
            (one, other) = (await Chatter.ComeAsync(host), await Chatter.ComeAsync(host));
            using var hearing = await one.HearAsync("lobby");
            using var notifications = await one.OpenAsync("/api/notifications?kind=announcement");
            await notifications.UntilAsync(heard => heard.Name == "ready");
            await one.SayAsync("lobby", "first");
            deleted = (string)(await other.SayAsync("lobby", "an insult"))["id"]!;
            await other.SayAsync("lobby", "last that was heard");
            chat = (await hearing.UntilSaidAsync("last that was heard")).Id!;
            await host.AnnounceAsync("heard");
            news = (await notifications.UntilAsync(heard => heard.Name == "announcement")).Id!;
            Assert.Equal(204, await host.DeleteAsync($"/events/{deleted}"));
            await other.SayAsync("lobby", "missed");
            await host.AnnounceAsync("missed");
        }

        await using (var host = await ChatHost.StartAsync(settings))
        {
            (one, other) = (one with { Host = host }, other with { Host = host });
            using var again = await one.HearAsync("lobby", chat);
            using var notifications = await one.OpenAsync("/api/notifications?kind=announcement", news);
            Assert.Equal(other.User, (string?)(await other.SayAsync("lobby", "after"))["user"]);
            await again.UntilSaidAsync("after");
            Assert.Equal(["missed", "after"], again.Texts);
            Assert.Contains(again.All, heard => heard.Name == "deleted" && (string?)heard.Json["id"] == deleted);
            Assert.DoesNotContain(again.All, heard => heard.Name == "reset");
            Assert.All(again.Messages, message => Assert.Equal(chat.Split('.')[1], message.Id!.Split('.')[1]));

            await host.AnnounceAsync("after");
            await notifications.UntilAsync(heard => heard.Name == "announcement" && heard.Text == "after");
            Assert.Equal(["missed", "after"], notifications.All.Where(heard => heard.Name == "announcement").Select(heard => heard.Text));
            Assert.DoesNotContain(notifications.All, heard => heard.Name == "reset");

            var beginner = await Chatter.ComeAsync(host);
            Assert.Distinct([one.User, other.User, beginner.User]);
            using var hearing = await beginner.HearAsync("lobby");
            await hearing.UntilSaidAsync("after");
            Assert.Equal(["first", "last that was heard", "missed", "after"], hearing.Texts);
            Assert.Equal(0, hearing.All.Count(heard => heard.Data.Contains("insult", StringComparison.Ordinal)));
        }

        folder.Delete(recursive: true);
    }
}
