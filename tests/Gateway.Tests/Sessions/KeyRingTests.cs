using LiveScore.Gateway.Sessions;
using LiveScore.Gateway.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Xunit;

namespace LiveScore.Gateway.Tests.Sessions;

/// <summary>Gateways of one store have one ring of keys, whoever starts when.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync("DrainWindow=00:00:00");
        await Keeper.Ready.WaitAsync(GatewayHost.Deadline().Token);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private KeyKeeper Keeper => _host.Services.GetRequiredService<KeyKeeper>();

    [Fact]
    public async Task Gateways_ThatBothFindNoKeys_UseTheSame()
    {
        _host.League.Keys = [];
        var (one, other) = (NewRing(), NewRing());
        await one.ReadAsync();
        await other.ReadAsync();

        var (first, second) = (Protector(one), Protector(other));
        var text = first.Protect("quick-falcon-42");
        var answer = second.Protect("calm-otter-10");
        Assert.Equal("quick-falcon-42", second.Unprotect(text));
        Assert.Equal("calm-otter-10", first.Unprotect(answer));
        Assert.Single(_host.League.Keys);
    }

    [Fact]
    public async Task Gateway_ThatComesLater_UsesTheKeyThatIsThere()
    {
        var ring = NewRing();
        await ring.ReadAsync();
        var before = _host.League.Keys;
        Assert.NotEmpty(Protector(ring).Protect("x"));
        Assert.Equal(before, _host.League.Keys);
    }

    [Fact]
    public void Ring_ThatWasNeverRead_FailsAtOnce()
    {
        Assert.Throws<InvalidOperationException>(() => NewRing().GetAllElements());
        Assert.ThrowsAny<Exception>(() => Protector(NewRing()).Protect("x"));
    }

    [Fact]
    public async Task Store_ThatWasWiped_GetsAKeyThatAllCanRead()
    {
        var protector = _host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var old = protector.Protect("old");
        _host.League.Keys = [];
        // Data Protection reads the ring behind the back of those who use it.
        await GatewayHost.UntilAsync(() => Keeper.LookAsync().Result && _host.League.Keys.Length == 1 && !CanRead(protector, old));

        var ring = NewRing();
        await ring.ReadAsync();
        var other = Protector(ring, "test");
        Assert.Equal("new", other.Unprotect(protector.Protect("new")));
        Assert.False(CanRead(other, old));
    }

    [Fact]
    public async Task Silo_ThatIsGone_LeavesTheKeysThatAreKnown()
    {
        var protector = _host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var text = protector.Protect("x");
        _host.League.IsDown = true;
        Assert.False(await Keeper.LookAsync());
        Assert.False(await Keeper.LookAsync());
        Assert.Equal("x", protector.Unprotect(text));
        Assert.Single(_host.Log.Lines, line => line.Contains("The keys of sessions cannot be read", StringComparison.Ordinal));

        _host.League.IsDown = false;
        Assert.True(await Keeper.LookAsync());
        Assert.Single(_host.Log.Lines, line => line.EndsWith("The keys of sessions can be read ", StringComparison.Ordinal));
        Assert.Single(_host.League.Keys);
    }

    private KeyRing NewRing() => new(
        _host.Services.GetRequiredService<IClusterClient>(), _host.Services.GetRequiredService<IOptions<GatewayOptions>>(), TimeProvider.System);

    private static IDataProtector Protector(KeyRing ring, string purpose = "race")
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("livescore");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = ring);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector(purpose);
    }

    private static bool CanRead(IDataProtector protector, string text)
    {
        try
        {
            return protector.Unprotect(text).Length > 0;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
