using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>Two browsers in the chat of one game.</summary>
[Collection(typeof(PageDemoCollection))]
public sealed class PageChatTests(PageDemo demo)
{
    private const float Ample = 30_000;

    [Fact]
    public async Task Browsers_InARoom_SeeOneAnotherComeWriteAndGo()
    {
        await using var one = await PageReader.OpenAsync(await demo.UrlAsync());
        await one.Page.Locator("li.game .status").Last.ClickAsync();
        await Assertions.Expect(Who(one)).ToHaveTextAsync("1 person here", new() { Timeout = Ample });
        await using var other = await PageReader.OpenAsync(new(one.Page.Url));
        await Assertions.Expect(Who(one)).ToHaveTextAsync("2 people here", new() { Timeout = Ample });
        await Assertions.Expect(Who(other)).ToHaveTextAsync("2 people here", new() { Timeout = Ample });
        var (name, otherName) = (await OwnNameAsync(one), await OwnNameAsync(other));
        Assert.NotEqual(name, otherName);
        Assert.Contains(name, await NamesAsync(other));
        Assert.Contains(otherName, await NamesAsync(one));

        await SayAsync(one, "Who saw that?");
        await Assertions.Expect(Texts(other)).ToHaveTextAsync(["Who saw that?"], new() { Timeout = Ample });
        await SayAsync(other, "<script>document.title = 'taken'</script> & me");
        await SayAsync(one, "Both of us 🏈");
        string[] said = ["Who saw that?", "<script>document.title = 'taken'</script> & me", "Both of us 🏈"];
        foreach (var reader in new[] { one, other })
        {
            await Assertions.Expect(Texts(reader)).ToHaveTextAsync(said, new() { Timeout = Ample });
            await Assertions.Expect(reader.Page.Locator(".message script")).ToHaveCountAsync(0);
            await Assertions.Expect(reader.Page).ToHaveTitleAsync(new Regex(" · LiveScore$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        }

        // Who wrote what, for both.
        await Assertions.Expect(other.Page.Locator(".message:not(.own) .by bdi")).ToHaveTextAsync([name, name]);
        await Assertions.Expect(other.Page.Locator(".message.own .by bdi")).ToHaveTextAsync([otherName]);

        // Who comes later reads what was said; who goes is gone.
        await other.Page.ReloadAsync();
        await Assertions.Expect(Texts(other)).ToHaveTextAsync(said, new() { Timeout = Ample });
        await other.DisposeAsync();
        await Assertions.Expect(Who(one)).ToHaveTextAsync("1 person here", new() { Timeout = Ample });
    }

    private static ILocator Who(PageReader reader) => reader.Page.Locator(".who summary");

    private static ILocator Texts(PageReader reader) => reader.Page.Locator(".message .text");

    private static async Task<string> OwnNameAsync(PageReader reader)
    {
        var own = reader.Page.Locator(".who li:has-text('(you)')");
        await Assertions.Expect(own).ToHaveCountAsync(1, new() { Timeout = Ample });
        return (await own.Locator("bdi").TextContentAsync())!;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(PageReader reader) => await reader.Page.Locator(".who li bdi").AllTextContentsAsync();

    private static async Task SayAsync(PageReader reader, string text)
    {
        await reader.Page.GetByRole(AriaRole.Textbox).FillAsync(text);
        await reader.Page.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        await Assertions.Expect(reader.Page.Locator(".message.own .text").Last).ToHaveTextAsync(text, new() { Timeout = Ample });
    }
}
