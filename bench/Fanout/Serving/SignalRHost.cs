using System.Globalization;
using System.Text.Json;
using LiveScore.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveScore.Fanout.Serving;

/// <summary>A hub at <c>/ws</c> as the manual has it, by JSON; <c>POST /pub</c> sends its body to all.</summary>
internal static class SignalRHost
{
    public static async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(HostArguments.WithFixedSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSignalR();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        await using var app = builder.Build();
        app.MapHub<ScoresHub>("/ws");
        app.MapPost("/pub", async (HttpRequest request, IHubContext<ScoresHub> hub) =>
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            await hub.Clients.All.SendAsync("update", body.RootElement, cancellationToken);
            return Results.Accepted();
        });
        await app.RunAsync(cancellationToken);
    }

    private sealed class ScoresHub : Hub;
}
