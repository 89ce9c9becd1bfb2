using LiveScore.Gateway.Tests.Hosting;
using LiveScore.Testing;
using Xunit;

namespace LiveScore.Gateway.Tests.Metrics;

internal static class MetricsPage
{
    public static async Task<Exposition> ScrapeAsync(this GatewayHost host) =>
        new(await host.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken));

    /// <summary>Scrapes until a sum is as expected; what is counted in a loop may be told a moment later.</summary>
    public static async Task<Exposition> ScrapeUntilAsync(this GatewayHost host, double expected, string name, params string[] labels)
    {
        using var deadline = GatewayHost.Deadline();
        using var glances = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var page = await host.ScrapeAsync();
        while (page.Sum(name, labels) != expected)
        {
            Assert.False(deadline.IsCancellationRequested, $"{name} is {page.Sum(name, labels)} and not {expected}.");
            await glances.WaitForNextTickAsync(CancellationToken.None);
            page = await host.ScrapeAsync();
        }

        return page;
    }
}
