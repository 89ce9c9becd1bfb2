using System.Diagnostics.Metrics;
using System.Text;
using LiveScore.Domain;
using LiveScore.Feeds.Demo;
using LiveScore.Feeds.Espn;
using LiveScore.Feeds.Scorestrip;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveScore.Feeds;

public static class FeedServiceExtensions
{
    /// <summary>
    /// Registers the feed that <see cref="FeedOptions.Section"/> names. Its options are checked at start, all faults at once.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="clock">The league's clock: dates the reports, and moves the demo's games.</param>
    /// <param name="demoWeek">The one week that the demo plays.</param>
    public static IServiceCollection AddFeed(
        this IServiceCollection services, Func<IServiceProvider, TimeProvider> clock, SeasonWeekKey demoWeek)
    {
        services.AddOptions<FeedOptions>()
            .BindConfiguration(FeedOptions.Section)
            .ValidateDataAnnotations()
            .Validate(HasUrl, "LiveScore:Feed:Url is required for scorestrip: the league closed the original in 2020. Give the root address of an archive or a replay.")
            .Validate(UrlIsWeb, "LiveScore:Feed:Url is an absolute http or https address, such as http://127.0.0.1:8085/.")
            .Validate(HasAgent, "LiveScore:Feed:UserAgent is a name and a version, with a comment in parentheses or none, such as LiveScore/1.0 (+https://livescore.example).")
            .Validate(options => options.CircuitFirstBreak <= options.CircuitLastBreak, "LiveScore:Feed:CircuitFirstBreak is no longer than CircuitLastBreak.")
            .Validate(_ => LeagueTime.IsKnown, $"This machine does not know the time zone {LeagueTime.ZoneName}: install tzdata.")
            .ValidateOnStart();
        services.AddLogging().AddMetrics();
        services.TryAddSingleton<IFeed>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FeedOptions>>().Value;
            var environment = new FeedEnvironment(
                options,
                clock(provider),
                TimeProvider.System,
                provider.GetRequiredService<IMeterFactory>(),
                provider.GetRequiredService<ILogger<IFeed>>());
            return options.Kind switch
            {
                "scorestrip" => new ScorestripFeed(environment),
                "espn" => new EspnFeed(environment),
                _ => new DemoFeed(demoWeek, options.Seed, environment.Clock),
            };
        });
        return services;
    }

    private static bool HasUrl(FeedOptions options) => options.Kind != "scorestrip" || options.Url is not null;

    private static bool HasAgent(FeedOptions options)
    {
        using var request = new HttpRequestMessage();
        return options.UserAgent is { } agent && Ascii.IsValid(agent) && request.Headers.UserAgent.TryParseAdd(agent)
            && request.Headers.UserAgent.Count > 0;
    }

    private static bool UrlIsWeb(FeedOptions options) =>
        options.Url is null or { IsAbsoluteUri: true, Scheme: "http" or "https" };
}
