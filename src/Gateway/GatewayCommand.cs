using LiveScore.Contracts;
using LiveScore.Hosting;

namespace LiveScore.Gateway;

/// <summary>A gateway as a process of its own, until it is told to stop.</summary>
internal static class GatewayCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(HostArguments.WithFixedSettings(args));
        builder.Logging.AddStandardError();
        builder.AddGatewayClient();
        builder.AddGateway();

        var app = builder.Build();
        app.Services.CheckOptions();
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

        return 0;
    }
}
