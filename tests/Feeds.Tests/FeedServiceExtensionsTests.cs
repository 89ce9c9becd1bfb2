using LiveScore.Domain;
using LiveScore.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LiveScore.Feeds.Tests;

public sealed class FeedServiceExtensionsTests
{
    private static readonly SeasonWeekKey s_demoWeek = SeasonWeekKey.Parse("2025/reg/5");

    [Theory]
    [InlineData("demo", "")]
    [InlineData("demo", "Kind=demo")]
    [InlineData("scorestrip", "Kind=scorestrip;Url=http://127.0.0.1:8085")]
    [InlineData("scorestrip", "Kind=scorestrip;Url=https://scores.example.test/old/")]
    [InlineData("espn", "Kind=espn")]
    [InlineData("espn", "Kind=espn;Url=http://127.0.0.1:8085/scoreboard")]
    [InlineData("espn", "Kind=espn;UserAgent=ScoreBoard/2.1 (+mailto:me@example.test);MostNotModified=0;MostRetryAfter=1.00:00:00")]
    [InlineData("espn", "Kind=espn;CircuitFailureRatio=0.5;CircuitMinimumThroughput=20;CircuitFirstBreak=00:00:30;CircuitLastBreak=00:00:30")]
    public void AddFeed_WithGoodOptions_GivesTheFeedOfThatName(string name, string settings)
    {
        using var services = Services(settings);

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(name, services.GetRequiredService<IFeed>().Name);
        Assert.Same(services.GetRequiredService<IFeed>(), services.GetRequiredService<IFeed>());
    }

    [Theory]
    [InlineData("Kind=espnn", "LiveScore:Feed:Kind is 'demo', 'scorestrip' or 'espn'")]
    [InlineData("Kind=espn;Url=ftp://127.0.0.1/", "LiveScore:Feed:Url is an absolute http or https address")]
    [InlineData("Kind=", "Kind")]
    [InlineData("Kind=scorestrip", "LiveScore:Feed:Url is required for scorestrip: the league closed the original in 2020")]
    [InlineData("Kind=scorestrip;Url=127.0.0.1:8085", "LiveScore:Feed:Url is an absolute http or https address")]
    [InlineData("Kind=scorestrip;Url=localhost:8085", "LiveScore:Feed:Url is an absolute http or https address")]
    [InlineData("Kind=scorestrip;Url=file:///tmp/ss.xml", "LiveScore:Feed:Url is an absolute http or https address")]
    [InlineData("Timeout=00:00:00", "LiveScore:Feed:Timeout lies between")]
    [InlineData("MaxBytes=1", "LiveScore:Feed:MaxBytes lies between")]
    [InlineData("UserAgent=", "LiveScore:Feed:UserAgent is a name and a version")]
    [InlineData("UserAgent=(+https://livescore.example", "LiveScore:Feed:UserAgent is a name and a version")]
    [InlineData("UserAgent=Live\r\nScore", "LiveScore:Feed:UserAgent is a name and a version")]
    [InlineData("UserAgent=LiveScore/1.0 (caf\u00e9)", "LiveScore:Feed:UserAgent is a name and a version")]
    [InlineData("MostNotModified=-1", "LiveScore:Feed:MostNotModified lies between")]
    [InlineData("MostNotModified=1001", "LiveScore:Feed:MostNotModified lies between")]
    [InlineData("MostRetryAfter=00:00:00", "LiveScore:Feed:MostRetryAfter lies between")]
    [InlineData("CircuitFailureRatio=0", "LiveScore:Feed:CircuitFailureRatio lies between")]
    [InlineData("CircuitFailureRatio=1.1", "LiveScore:Feed:CircuitFailureRatio lies between")]
    [InlineData("CircuitMinimumThroughput=1", "LiveScore:Feed:CircuitMinimumThroughput lies between")]
    [InlineData("CircuitSamplingWindow=00:00:00", "LiveScore:Feed:CircuitSamplingWindow lies between")]
    [InlineData("CircuitFirstBreak=00:00:00", "LiveScore:Feed:CircuitFirstBreak lies between")]
    [InlineData("CircuitLastBreak=02:00:00", "LiveScore:Feed:CircuitLastBreak lies between")]
    [InlineData("CircuitLastBreak=00:00:04", "LiveScore:Feed:CircuitFirstBreak is no longer than")]
    public void AddFeed_WithABadOption_SaysSoAtStart(string settings, string fault)
    {
        using var services = Services(settings);

        var exception = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddFeed_WithSeveralBadOptions_SaysAllAtOnce()
    {
        using var services = Services("Kind=scorestrip;MaxBytes=1;Timeout=01:00:00");

        var exception = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Equal(3, exception.Failures.Count());
    }

    [Fact]
    public async Task AddFeed_OfTheDemo_PlaysTheWeekByTheClockGiven()
    {
        using var services = Services("");

        var answer = await services.GetRequiredService<IFeed>().AskAsync(s_demoWeek, isLive: false, TestContext.Current.CancellationToken);

        Assert.Equal(new DateTimeOffset(2025, 10, 5, 17, 0, 0, TimeSpan.Zero), Assert.IsType<FeedAnswer.Reported>(answer).Report.At);
    }

    private static ServiceProvider Services(string settings)
    {
        var pairs = settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(pairs.ToDictionary(pair => $"{FeedOptions.Section}:{pair[0]}", string? (pair) => pair[1]))
            .Build();
        var clock = new ManualClock(new(2025, 10, 5, 17, 0, 0, TimeSpan.Zero));
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddFeed(_ => clock, s_demoWeek)
            .BuildServiceProvider();
    }
}
