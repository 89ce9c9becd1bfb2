using LiveScore.Cli;
using Microsoft.Extensions.Options;

namespace LiveScore.Host.Tests.Guards;

public sealed class AdminKeyTests
{
    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer " + GuardedHost.Key, 204)]
    [InlineData("bearer  " + GuardedHost.Key, 204)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer x", 401)]
    [InlineData("Bearer " + GuardedHost.Key + "x", 401)]
    [InlineData("Bearer test-key.of_16~chars", 401)]
    [InlineData("Basic " + GuardedHost.Key, 401)]
    [InlineData(GuardedHost.Key, 401)]
    [InlineData("Bearer " + GuardedHost.Key + ", Bearer x", 401)]
    public async Task Request_WithAKey_IsServedWhenItIsTheKey(string? authorization, int expected)
    {
        await using var host = await GuardedHost.StartAsync($"AdminKey={GuardedHost.Key}");
        var (status, text, response) = await host.SendAsync(Delete(authorization));
        Assert.Equal(expected, status);
        Assert.Equal(expected == 401, response.Headers.WwwAuthenticate.ToString() == "Bearer");
        Assert.DoesNotContain(GuardedHost.Key, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(GuardedHost.Key, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Key_InAQueryOrACookie_IsNone()
    {
        await using var host = await GuardedHost.StartAsync($"AdminKey={GuardedHost.Key}");
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/test/admin?access_token={GuardedHost.Key}");
        request.Headers.Add("Cookie", $"Authorization={GuardedHost.Key}");
        Assert.Equal(401, (await host.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("WrongKeysPerAddress=3")]
    [InlineData("AdminKey=")]
    public async Task Operator_WithoutAKey_LetsNobodyIn(string setting)
    {
        await using var host = await GuardedHost.StartAsync(setting);
        var (status, text, _) = await host.SendAsync(Delete("Bearer "));
        Assert.Equal(403, status);
        Assert.Contains("/problems/admin-key-not-set", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_GuessedTooOften_AreNoLongerLookedAt()
    {
        await using var host = await GuardedHost.StartAsync($"AdminKey={GuardedHost.Key}", "WrongKeysPerAddress=2");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(204, (await host.SendAsync(Delete($"Bearer {GuardedHost.Key}"))).Status);
            Assert.Equal(401, (await host.SendAsync(Delete($"Bearer guess{i}"))).Status);
            Assert.Equal(401, (await host.SendAsync(Delete(null))).Status);
        }

        // A limiter fills up little by little, and a part of a guess is none.
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(0.5);)
        {
            foreach (var key in new[] { "guess", GuardedHost.Key })
            {
                var (status, text, response) = await host.SendAsync(Delete($"Bearer {key}"));
                Assert.Equal(429, status);
                Assert.Contains("/problems/too-many-wrong-keys", text, StringComparison.Ordinal);
                Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
            }
        }
    }

    [Theory]
    [InlineData("short-secret")]
    [InlineData("secret with a blank")]
    [InlineData("secret-ünicode-secret")]
    public async Task Key_ThatIsNone_IsToldWithoutSayingIt(string key)
    {
        var settings = new Dictionary<string, string?>
        {
            ["LiveScore:Gateway:AdminKey"] = key,
            ["LiveScore:Silo:Data"] = Directory.CreateTempSubdirectory("livescore-key-").FullName,
        };
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => RunCommand.BuildAsync(settings, TestContext.Current.CancellationToken));
        Assert.Contains("LiveScore:Gateway:AdminKey", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, fault.ToString(), StringComparison.Ordinal);
        Directory.Delete(settings["LiveScore:Silo:Data"]!, recursive: true);
    }

    private static HttpRequestMessage Delete(string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, "/test/admin");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return request;
    }
}
