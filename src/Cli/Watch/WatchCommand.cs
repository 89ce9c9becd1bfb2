using System.CommandLine;
using Spectre.Console;

namespace LiveScore.Cli.Watch;

/// <summary><c>livescore watch [WEEK]</c>: a gateway's week in the terminal, live.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var week = new Argument<string?>("week")
        {
            Description = "The week to show: 12, pre-4, post-1 (default: the current one, as it moves on).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var url = new Option<string>("--url")
        {
            Description = "The gateway to ask.",
            HelpName = "URL",
            DefaultValueFactory = _ => WatchArguments.DefaultUrl,
        };
        var season = new Option<int?>("--season") { Description = "The season of the week (default: that of the current week).", HelpName = "N" };
        var once = new Option<bool>("--once") { Description = "Print the games once, a line each, and end." };
        var command = new Command("watch", """
            Show a week of a gateway, live: as a table in a terminal, and a line for each game that altered in a pipe.
            Ends on Ctrl-C (in a terminal on q too) with code 0; with 1 when there is no such week, 2 when the arguments make no sense.
            """) { week, url, season, once };
        command.SetAction((arguments, _) => Faults.ReportAsync(() => WatchAsync(
            WatchArguments.Read(arguments.GetValue(week), arguments.GetValue(url)!, arguments.GetValue(season)), arguments.GetValue(once))));
        return command;
    }

    private static async Task<int> WatchAsync(WatchArguments arguments, bool once)
    {
        using var interrupt = new Interrupt();
        // Not disposed of: those who may end it live as long as the process.
        var end = CancellationTokenSource.CreateLinkedTokenSource(interrupt.Token);
        ClosedPipe.Hear(end.Cancel);
        using var gateway = new GatewayClient(arguments.Gateway);
#pragma warning disable RS0030 // The one place where chance comes from.
        var random = Random.Shared;
#pragma warning restore RS0030
        try
        {
            var path = await WatchedPath.ReadAsync(arguments, gateway, TimeProvider.System, random, end.Token);
            if (once)
            {
                var lines = new LinesView(Console.Out, Console.Error, TimeProvider.System, TimeZoneInfo.Local);
                lines.Show(await FirstState.ReadAsync(gateway, path, TimeProvider.System, random, end.Token));
                return 0;
            }

            await FollowAsync(gateway, path, random, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // That is how watching ends, but nobody has got what was asked for once.
            return once ? interrupt.ExitCode : 0;
        }

        return 0;
    }

    private static async Task FollowAsync(GatewayClient gateway, string path, Random random, CancellationTokenSource end)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected || !console.Profile.Capabilities.Ansi)
        {
            var lines = new LinesView(Console.Out, Console.Error, TimeProvider.System, TimeZoneInfo.Local);
            await new Watcher(gateway, path, lines, TimeProvider.System, random).RunAsync(end.Token);
            return;
        }

        console.Profile.Capabilities.Unicode &= Locale.IsUnicode(Environment.GetEnvironmentVariable);
        using var screen = new ScreenView(console, gateway.Root, TimeProvider.System, TimeZoneInfo.Local);
        Keys.Hear(end.Cancel);
        var drawing = screen.RunAsync(end.Token);
        try
        {
            await new Watcher(gateway, path, screen, TimeProvider.System, random).RunAsync(end.Token);
        }
        finally
        {
            // The terminal gets its cursor back before anything else is said.
            await end.CancelAsync();
            await drawing;
        }
    }
}
