using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace LiveScore.Gateway.Sessions;

internal static class SessionExtensions
{
    private const string ApplicationName = "livescore";

    public static void AddSessions(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<KeyRing>();
        services.AddSingleton<XmlKeyManager>();
        services.AddSingleton<SharedKeys>();
        services.AddSingleton<IKeyManager>(services => services.GetRequiredService<SharedKeys>());
        services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) => keys.XmlRepository = ring);
        // That keys are stored as they are is meant (docs/operations.md); each attempt of a silo-less gateway is no fault, and what is,
        // KeyKeeper tells once.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Critical);
        services.AddSingleton<UserNames>();
        services.AddSingleton<KeyKeeper>();
        services.AddHostedService(services => services.GetRequiredService<KeyKeeper>());
        services.AddSingleton<SessionCookies>();
    }
}
