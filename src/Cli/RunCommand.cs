using System.CommandLine;
using System.Globalization;
using LiveScore.Contracts;
using LiveScore.Gateway;
using LiveScore.Hosting;
using LiveScore.Silo;
using LiveScore.Telemetry;

namespace LiveScore.Cli;

/// <summary><c>livescore run</c>: silo and gateway in one process.</summary>
internal static class RunCommand
{
    /// <summary>A game of the demo lasts six minutes at this speed, and something changes several times a second.</summary>
    private const string DemoSpeed = "30";

    public static Command Create()
    {
        var command = new Command("run", "Serve live scores; without options, a simulated week in fast time.");
        var settings = new HostSettings(command, runs: true);
        command.SetAction((arguments, cancellationToken) =>
            Faults.ReportAsync(() => RunAsync(settings.Read(arguments), cancellationToken)));
        return command;
    }

    /// <summary>Silo and gateway as one application, its store prepared. The caller starts it.</summary>
    /// <param name="settings">Configuration that comes before all other.</param>
    /// <param name="cancellationToken">Gives up preparing.</param>
    internal static async Task<WebApplication> BuildAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(HostArguments.WithFixedSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection(DemoSettings(builder.Configuration));
        builder.Logging.AddStandardError();
        builder.AddTelemetry("livescore");
        builder.AddSilo(clustered: false);
        builder.AddSeasonFollower();
        builder.AddGateway();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port(builder.Configuration)}"));
        await builder.Configuration.PrepareStorageAsync(cancellationToken);

        var app = builder.Build();
        app.Services.CheckOptions();
        app.MapGateway();
        return app;
    }

    private static async Task<int> RunAsync(Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await using var app = await BuildAsync(settings, cancellationToken);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"LiveScore is listening on {app.Urls.First()}"));
        await app.RunAsync(cancellationToken);
        return 0;
    }

    private static int Port(IConfiguration configuration) => configuration["LiveScore:Port"] switch
    {
        null => 8000,
        var text when ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) => port,
        var text => throw new FormatException($"LiveScore:Port lies between 0 and 65535; it is '{text}'."),
    };

    // What the demo needs and nobody said: a week to play, and time in a hurry.
    private static Dictionary<string, string?> DemoSettings(IConfiguration configuration)
    {
        var settings = new Dictionary<string, string?>();
        if ((configuration["LiveScore:Feed:Kind"] ?? "demo") != "demo")
        {
            return settings;
        }

        if (configuration["LiveScore:Season"] is null)
        {
            // The league's year begins in the summer.
            var today = TimeProvider.System.GetUtcNow();
            settings["LiveScore:Season"] = (today.Month < 8 ? today.Year - 1 : today.Year).ToString(CultureInfo.InvariantCulture);
        }

        if (configuration["LiveScore:Week"] is null)
        {
            settings["LiveScore:Week"] = "1";
        }

        if (configuration[LeagueClockExtensions.SpeedKey] is null)
        {
            settings[LeagueClockExtensions.SpeedKey] = DemoSpeed;
        }

        return settings;
    }
}
