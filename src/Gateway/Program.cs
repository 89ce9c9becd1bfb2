using LiveScore.Contracts;
using LiveScore.Gateway;

var builder = WebApplication.CreateBuilder(HostArguments.WithFixedSettings(args));
builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
// Not four lines for each viewer.
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.AddGatewayClient();
builder.AddGateway();

var app = builder.Build();
app.MapGateway();
var stopping = app.Lifetime.ApplicationStopping;
try
{
    await app.RunAsync();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // Stopped while it was still looking for its silos.
}
