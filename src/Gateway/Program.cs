using LiveScore.Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
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
