using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting
{
    public interface ISiloBuilder
    {
        IServiceCollection Services { get; }

        IConfiguration Configuration { get; }
    }

    public interface IClientBuilder
    {
        IServiceCollection Services { get; }

        IConfiguration Configuration { get; }
    }

    public interface INamedServiceConfigurator
    {
        string Name { get; }

        Action<Action<IServiceCollection>> ConfigureDelegate { get; }
    }

    public interface IMemoryStreamConfigurator : INamedServiceConfigurator;

    public interface ISiloPersistentStreamConfigurator : INamedServiceConfigurator;

    public interface ISiloMemoryStreamConfigurator : IMemoryStreamConfigurator, ISiloPersistentStreamConfigurator;

    public interface IClusterClientMemoryStreamConfigurator : IMemoryStreamConfigurator;
}

namespace Orleans.StandIn
{
    internal sealed class Builder(IServiceCollection services, IConfiguration configuration)
        : Hosting.ISiloBuilder, Hosting.IClientBuilder
    {
        public IServiceCollection Services { get; } = services;

        public IConfiguration Configuration { get; } = configuration;

        public required bool IsSilo { get; init; }
    }

    internal sealed class StreamConfigurator(string name, IServiceCollection services)
        : Hosting.ISiloMemoryStreamConfigurator, Hosting.IClusterClientMemoryStreamConfigurator
    {
        public string Name { get; } = name;

        public Action<Action<IServiceCollection>> ConfigureDelegate { get; } = configure => configure(services);
    }
}
