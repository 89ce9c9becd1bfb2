using LiveScore.Contracts;
using LiveScore.Grains.Tests.Support;
using LiveScore.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveScore.Grains.Tests;

public sealed class LeagueClockTests
{
    private const string Clock = "LiveScore:Clock", Since = "LiveScore:ClockSince", Speed = "LiveScore:ClockSpeed";

    [Fact]
    public void Clocks_ThatBeganTogether_ShowTheSameWhenTheirProcessesStarted()
    {
        var machine = new ManualClock(new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));
        LeagueClock Start() => Read(machine, (Clock, $"{Games.Kickoff:O}"), (Since, $"{machine.Now.AddSeconds(-30):O}"), (Speed, "120"));

        Assert.Equal(Games.Kickoff.AddHours(1), Start().GetUtcNow());
        Assert.Equal(Games.Kickoff, Read(machine, (Clock, $"{Games.Kickoff:O}"), (Speed, "120")).GetUtcNow());
    }

    [Theory]
    [InlineData("soon", "2015-11-29T13:00:00-05:00")]
    [InlineData("2015-11-29T13:00:00-05:00", null)]
    public void Since_ThatMakesNoSense_IsRefused(string since, string? clock)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(new ManualClock(Games.Kickoff), (Clock, clock), (Since, since)));

        Assert.Contains("LiveScore:ClockSince", fault.Message, StringComparison.Ordinal);
    }

    private static LeagueClock Read(TimeProvider machine, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => one.Value)).Build();
        using var services = new ServiceCollection().AddSingleton(machine).AddLeagueClock(configuration).BuildServiceProvider();
        return services.GetRequiredService<LeagueClock>();
    }
}
