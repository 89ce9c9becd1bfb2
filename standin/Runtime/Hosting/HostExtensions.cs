using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.StandIn;

namespace Microsoft.Extensions.Hosting
{
    public static class OrleansHostExtensions
    {
        public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
        {
            var services = hostAppBuilder.Services;
            AddClient<SiloMessagingOptions>(services);
            services.AddSingleton<Silo>();
            services.AddSingleton<ILocalSiloDetails>(provider => provider.GetRequiredService<Silo>());
            services.AddHostedService(provider => provider.GetRequiredService<Silo>());
            configureDelegate(new Builder(services));
            return hostAppBuilder;
        }

        public static IHostApplicationBuilder UseOrleansClient(this IHostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate)
        {
            AddClient<ClientMessagingOptions>(hostAppBuilder.Services);
            hostAppBuilder.Services.AddHostedService<ClientHost>();
            configureDelegate(new Builder(hostAppBuilder.Services));
            return hostAppBuilder;
        }

        private static void AddClient<TOptions>(IServiceCollection services) where TOptions : MessagingOptions
        {
            services.AddLogging();
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton(provider => new ClusterClient(
                provider,
                provider.GetRequiredService<Cluster>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<IOptions<TOptions>>().Value.ResponseTimeout));
            services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<ClusterClient>());
            services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<ClusterClient>());
        }
    }
}

namespace Orleans.Hosting
{
    public interface ISiloBuilder
    {
        IServiceCollection Services { get; }
    }

    public interface IClientBuilder
    {
        IServiceCollection Services { get; }
    }

    internal sealed record Builder(IServiceCollection Services) : ISiloBuilder, IClientBuilder;
}
