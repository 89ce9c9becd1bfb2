using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace LiveScore.EndToEnd;

/// <summary>What readers do with the page: go from game to game, choose a team, write to others.</summary>
[Collection(typeof(DemoCollection))]
public sealed class PageUseTests(Demo demo)
{
    [Fact]
    public async Task Message_WithMarkup_IsTextForEverybodyAndOwnForItsWriter()
    {
        await using var reader = await OpenAsync();
        await using var other = await reader.SecondAsync();
        foreach (var page in new[] { reader.Page, other.Page })
        {
            await page.Locator("li.game .status").First.ClickAsync();
            await Assertions.Expect(page).ToHaveTitleAsync(Like(" · LiveScore$"));
            await Assertions.Expect(page).ToHaveURLAsync(Like("/2025/1/[0-9]+$"));
        }

        const string text = "<b>bold</b> <img src=x onerror=\"document.title='taken'\">";
        await reader.Page.GetByRole(AriaRole.Textbox).FillAsync(text);
        await reader.Page.GetByRole(AriaRole.Textbox).PressAsync("Enter");

        await Assertions.Expect(reader.Page.Locator(".message.own .text").Last).ToHaveTextAsync(text);
        await Assertions.Expect(other.Page.Locator(".message:not(.own) .text").Last).ToHaveTextAsync(text);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("");
        await Assertions.Expect(other.Page.Locator(".message img, .message b")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Messages_TooManyAtOnce_AreRefusedWithATimeAndKept()
    {
        await using var reader = await OpenAsync();
        var page = reader.Page;
        var write = page.GetByRole(AriaRole.Textbox);
        var fault = page.Locator(".told.fault");
        for (var count = 0; count < 40 && !await fault.IsVisibleAsync(); count++)
        {
            await write.FillAsync($"Message {count}");
            await write.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".post button[aria-busy=true]")).ToHaveCountAsync(0);
        }

        await Assertions.Expect(fault).ToHaveTextAsync(Like("^That was too much at once\\. Try again in [0-9]+ seconds?\\.$"));
        await Assertions.Expect(write).ToHaveValueAsync(Like("^Message "));
    }

    [Fact]
    public async Task Message_OfMoreThan500Characters_CannotBeSent()
    {
        await using var reader = await OpenAsync();
        // Each of these is one character, and two halves of one to the browser.
        await reader.Page.GetByRole(AriaRole.Textbox).FillAsync(string.Concat(Enumerable.Repeat("🏈", 500)));
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeEnabledAsync();
        await reader.Page.GetByRole(AriaRole.Textbox).FillAsync(string.Concat(Enumerable.Repeat("🏈", 501)));
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeDisabledAsync();
        await Assertions.Expect(reader.Page.Locator(".told.fault")).ToHaveTextAsync("501 of 500 characters");
    }

    [Fact]
    public async Task Team_ThatIsChosen_ComesFirstAndStaysChosen()
    {
        await using var reader = await OpenAsync();
        var last = reader.Page.Locator("li.game").Last.Locator(".home");
        var name = await last.Locator(".name").TextContentAsync();
        await reader.Page.GetByLabel("Your team").SelectOptionAsync(new SelectOptionValue { Label = name! });
        await Assertions.Expect(reader.Page.Locator("li.game").First.Locator(".home .name")).ToHaveTextAsync(name!);

        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Page.Locator("li.game.own .home .name")).ToHaveTextAsync(name!);
    }

    [Fact]
    public async Task Colours_ThatAreChosen_StayChosen()
    {
        await using var reader = await OpenAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Colours: Auto" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Colours: Light" }).ClickAsync();
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task Keyboard_FromTheTop_ReachesTheScoresAndAGame()
    {
        await using var reader = await OpenAsync();
        await Assertions.Expect(reader.Page.Locator("li.game .code").First).ToBeVisibleAsync();
        await reader.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(reader.Page.GetByText("Skip to the scores")).ToBeFocusedAsync();
        await reader.Page.Keyboard.PressAsync("Enter");
        // Weeks come before the games; a demo has few.
        for (var count = 0; count < 40 && !await reader.Page.Locator("li.game .status:focus").IsVisibleAsync(); count++)
        {
            await reader.Page.Keyboard.PressAsync("Tab");
        }

        await reader.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reader.Page.Locator(".big .score").First).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator("main")).ToBeFocusedAsync();

        await reader.Page.GoBackAsync();
        await Assertions.Expect(reader.Page.Locator("li.game .code").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("2025/99", "There is no week 99 in 2025")]
    [InlineData("1950/1", "Nothing is known of 1950")]
    [InlineData("2025/1/1", "There is no such game")]
    public async Task Address_OfNothing_SaysSoAndLeadsBack(string path, string title)
    {
        await using var reader = await OpenAsync(path);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
        await reader.Page.GetByText("See this week’s scores").ClickAsync();
        await Assertions.Expect(reader.Page.Locator("li.game .code").First).ToBeVisibleAsync();
    }

    private static Regex Like(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<Reader> OpenAsync(string path = "") => await Reader.OpenAsync(new Uri(await demo.UrlAsync(), path));
}
