using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace LiveScore.Gateway.Transports;

internal static class CorsExtensions
{
    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(1);

    public static void AddOtherOrigins(this IServiceCollection services)
    {
        services.AddSingleton<OriginRules>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<OriginRules>((cors, origins) => cors.AddDefaultPolicy(policy =>
        {
            policy.WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Delete)
                // A browser asks before it sends an id that is long, or has characters that those of LiveScore have not.
                .WithHeaders(Sse.SseHeaders.LastEventId, HeaderNames.ContentType, HeaderNames.Authorization)
                .SetPreflightMaxAge(s_remembered);
            _ = origins.AllowsAll ? policy.AllowAnyOrigin() : policy.SetIsOriginAllowed(origins.Lists).AllowCredentials();
        }));
    }

    /// <summary>Lets the pages of <see cref="GatewayOptions.AllowedOrigins"/> read what this gateway says.</summary>
    public static void UseOtherOrigins(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<OriginRules>();
        if (origins.Varies)
        {
            app.Use((context, next) =>
            {
                // What a page may not read must not be kept by a cache for one that may. For the others CORS itself says so.
                if (!origins.Lists(context.Request.Headers.Origin.ToString()))
                {
                    context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
                }

                return next(context);
            });
        }

        app.UseCors();
    }
}
