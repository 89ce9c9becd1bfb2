using LiveScore.Gateway.Tests.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace LiveScore.Gateway.Tests;

public sealed class GatewayOptionsTests
{
    [Fact]
    public async Task Options_OutOfRange_AreAllNamedAtStart()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => GatewayHost.StartAsync("MaxViewers=0", "Heartbeat=01:00:00"));
        Assert.Contains("LiveScore:Gateway:MaxViewers", fault.Message, StringComparison.Ordinal);
        Assert.Contains("LiveScore:Gateway:Heartbeat", fault.Message, StringComparison.Ordinal);
    }
}
