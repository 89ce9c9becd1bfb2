using LiveScore.Hosting;
using LiveScore.Silo;

return HealthProbe.IsAsked(args)
    ? await HealthProbe.AskAsync(args)
    : await HostFaults.ReportAsync(() => MigrateCommand.IsAsked(args) ? MigrateCommand.RunAsync(args) : SiloCommand.RunAsync(args));
