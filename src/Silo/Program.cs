using LiveScore.Contracts;
using LiveScore.Silo;

var builder = Host.CreateApplicationBuilder(HostArguments.WithFixedSettings(args));
builder.Logging.AddStandardError();
builder.AddSilo(clustered: true);
builder.AddSeasonFollower();
await builder.Configuration.PrepareStorageAsync(CancellationToken.None);
await builder.Build().RunAsync();
