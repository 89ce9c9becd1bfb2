using LiveScore.Gateway;
using LiveScore.Hosting;

return HealthProbe.IsAsked(args) ? await HealthProbe.AskAsync(args) : await HostFaults.ReportAsync(() => GatewayCommand.RunAsync(args));
