using System.Net;
using LiveScore.Gateway.Sessions;
using LiveScore.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LiveScore.Gateway.Tests.Sessions;

/// <summary>Without grains there are no new sessions, and everything else goes on.</summary>
public sealed class SessionOutageTests
{
    [Fact]
    public async Task Gateway_WithoutASilo_ShowsThePageAndSaysThatThereIsNoSession()
    {
        await using var host = await GatewayHost.StartAloneAsync("AnswerLimit=00:00:00.2", "DrainWindow=00:00:00");
        using var page = await host.Http.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.False(page.Headers.Contains("Retry-After"));

        using var session = await host.Http.GetAsync("/api/session", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, session.StatusCode);
        Assert.Contains("/problems/unavailable", await session.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotNull(session.Headers.RetryAfter);
        Assert.False(session.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Names_WhileTheGrainIsGone_LastAsLongAsThereAreAnyAndComeBack()
    {
        await using var host = await GatewayHost.StartAsync("AnswerLimit=00:00:00.2", "DrainWindow=00:00:00");
        using var deadline = GatewayHost.Deadline();
        var names = host.Services.GetRequiredService<UserNames>();
        var given = new HashSet<string>(StringComparer.Ordinal) { (await names.TakeAsync(TimeSpan.FromSeconds(20)))! };
        host.League.IsDown = true;
        while (await names.TakeAsync(TimeSpan.Zero) is { } name)
        {
            Assert.True(given.Add(name), name);
        }

        Assert.InRange(given.Count, 100, 300);
        using var refused = await host.Http.GetAsync("/api/session", deadline.Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        host.League.IsDown = false;
        await GatewayHost.UntilAsync(() => names.TakeAsync(TimeSpan.FromSeconds(1)).Result is { } name && given.Add(name));
    }

    [Fact]
    public async Task Names_ForACrowd_AreAllOthers()
    {
        await using var host = await GatewayHost.StartAsync("DrainWindow=00:00:00");
        var names = host.Services.GetRequiredService<UserNames>();
        var given = await Task.WhenAll(Enumerable.Range(0, 5000).Select(_ => names.TakeAsync(TimeSpan.FromSeconds(20))));
        Assert.All(given, Assert.NotNull);
        Assert.Distinct(given);
    }
}
