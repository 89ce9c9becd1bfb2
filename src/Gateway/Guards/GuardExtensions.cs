using LiveScore.Gateway.OpenApi;
using LiveScore.Gateway.Problems;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LiveScore.Gateway.Guards;

internal static class GuardExtensions
{
    public static void AddGuards(this IServiceCollection services)
    {
        services.AddSingleton<RateLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<RateLimits>((limiter, limits) => limits.AddTo(limiter));
        services.AddSingleton<AdminKey>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<GatewayOptions>>((forwarded, gateway) =>
        {
            if (gateway.Value.KnownProxies is { Length: > 0 } proxies)
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                // Through as many of them as there are.
                forwarded.ForwardLimit = null;
                forwarded.KnownProxies.Clear();
                forwarded.KnownIPNetworks.Clear();
                foreach (var proxy in proxies)
                {
                    forwarded.KnownIPNetworks.Add(ProxiesAttribute.Parse(proxy));
                }
            }
        });
    }

    /// <summary>Comes before everything that asks who a request is from.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.KnownProxies.Length > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            SecurityHeaders.Set(context.Response);
            return next(context);
        });
        // Only over https, and not for a machine's own name.
        app.UseHsts();
    }

    /// <summary>Comes once it is known which route is meant.</summary>
    public static void UseGuards(this WebApplication app)
    {
        app.UseOriginGuard();
        app.UseRateLimiter();
    }

    /// <summary>So many a minute for each address: <see cref="GatewayOptions.ReadsPerAddress"/>.</summary>
    public static T LimitReads<T>(this T route)
        where T : IEndpointConventionBuilder => route.RequireRateLimiting(RateLimits.Reads).WithProblems(ProblemType.TooManyRequests);

    /// <summary>So many a minute for each session, or address without one: <see cref="GatewayOptions.PostsPerSession"/>.</summary>
    public static T LimitPosts<T>(this T route)
        where T : IEndpointConventionBuilder => route.RequireRateLimiting(RateLimits.Posts).WithProblems(ProblemType.TooManyRequests);

    /// <summary>Only for the operator.</summary>
    public static RouteHandlerBuilder RequireAdminKey(this RouteHandlerBuilder route) => route
        .AddEndpointFilter(async (call, next) =>
        {
            var http = call.HttpContext;
            return http.RequestServices.GetRequiredService<AdminKey>().Refusal(http.Request) ?? await next(call);
        })
        .WithAdminKey()
        .WithProblems(ProblemType.Unauthorized, ProblemType.AdminKeyNotSet, ProblemType.TooManyWrongKeys);
}
